"""VZ-10: dates and the numbers of numpy become plain data before the drawing; what is no data is refused."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from kgraph.errors import DataError
from kgraph.render import view


def test_vz_10_dates_and_numbers_of_numpy_become_plain_data() -> None:
    node = {"id": "a", "label": "x", "x": 0, "y": 0, "設立日": datetime.date(2024, 4, 1), "連携数": np.int64(3)}
    (made,) = view.drawing([node], [])["nodes"]
    assert (made["設立日"], made["連携数"]) == ("2024-04-01", 3)


def test_vz_10_a_value_that_is_no_data_is_refused() -> None:
    with pytest.raises(DataError, match="object"):
        view.drawing([{"id": "a", "label": "x", "x": 0, "y": 0, "thing": object()}], [])
