"""Communities of a small network, given as a full matrix: all runs at once, as products of stacked matrices."""

from __future__ import annotations

from typing import Any

import numpy as np

from kgraph.network.communities import DIGITS, MOVING, PASSES_MOST, ROUNDS_MOST

MOST = 128
"""Nodes, at most, for which this is the faster way."""


def communities(matrix: Any, runs: int, seed: int, resolution: float = 1.0) -> tuple[Any, Any]:
    """Return the labels of each run (runs × nodes) and their modularity, for a symmetric matrix without loops.

    Labels are the number of some node of the community. Without any tie each node is alone and the modularity 0.
    """
    size, total = len(matrix), float(matrix.sum())
    labels = np.tile(np.arange(size), (runs, 1))
    if not total:
        return labels, np.zeros(runs)
    rng = np.random.default_rng(seed)
    best = _quality(matrix, labels, total, resolution)
    for _ in range(PASSES_MOST):
        found = _climb(matrix, labels, total, resolution, rng)
        quality = _quality(matrix, found, total, resolution)
        better = quality > best + 10.0**-9
        labels[better], best[better] = found[better], quality[better]
        if not better.any():
            break
    labels = _parted(matrix, labels)
    return labels, _quality(matrix, labels, total, resolution)


def _climb(matrix: Any, labels: Any, total: float, resolution: float, rng: np.random.Generator) -> Any:
    """Move nodes, then communities as nodes, and so on until none would move."""
    runs, size = labels.shape
    level = np.broadcast_to(matrix, (runs, size, size))
    start, whole = labels, np.tile(np.arange(size), (runs, 1))
    while True:
        moved = _move(level, start.copy(), total, resolution, rng)
        whole = np.take_along_axis(moved, whole, axis=1)
        start = np.tile(np.arange(size), (runs, 1))
        if (np.sort(moved, axis=1) == np.arange(size)).all():  # nothing was joined
            return whole
        member = _one_hot(moved)
        level = member.transpose(0, 2, 1) @ level @ member


def _move(level: Any, labels: Any, total: float, resolution: float, rng: np.random.Generator) -> Any:
    runs, size = labels.shape
    strength = level.sum(axis=2)
    apart = level * (1 - np.eye(size))
    here = np.arange(runs)[:, None]
    for _ in range(ROUNDS_MOST):
        member = _one_hot(labels)
        to = apart @ member
        sums = np.einsum("rn,rnc->rc", strength, member)
        own = member > 0
        beside = sums[:, None, :] - own * strength[:, :, None]
        gain = ((to - resolution * strength[:, :, None] * beside / total) / total).round(DIGITS)
        gain[(to <= 0) & ~own] = -np.inf
        now = gain[here, np.arange(size), labels]
        target = gain.argmax(axis=2)
        best = np.take_along_axis(gain, target[:, :, None], axis=2)[:, :, 0]
        alone = (best < 0) & (np.take_along_axis(member.sum(axis=1), labels, axis=1) > 1)
        want = ((best > now) & (best >= 0)) | alone
        if not want.any():
            break
        go = want & (rng.random((runs, size)) < MOVING)
        labels = _placed(labels, target, go, go & alone)
    return labels


def _placed(labels: Any, target: Any, go: Any, alone: Any) -> Any:
    """Return labels with moves made; of those that are better alone the first of each run, under a free label."""
    result = np.where(go & ~alone, target, labels)
    for run in np.flatnonzero(alone.any(axis=1)).tolist():
        free = np.setdiff1d(np.arange(labels.shape[1]), result[run])
        if len(free):
            result[run, alone[run].argmax()] = free[0]
    return result


def _parted(matrix: Any, labels: Any) -> Any:
    """Return labels with each community that falls apart parted: the label is its lowest node."""
    size = labels.shape[1]
    tied = ((matrix > 0)[None] & (labels[:, :, None] == labels[:, None, :])) | np.eye(size, dtype=bool)
    lowest = np.broadcast_to(np.arange(size), labels.shape)
    while True:
        again = np.where(tied, lowest[:, None, :], size).min(axis=2)
        if (again == lowest).all():
            return again
        lowest = again


def _quality(matrix: Any, labels: Any, total: float, resolution: float) -> Any:
    member = _one_hot(labels)
    inside = np.einsum("rnc,rnc->r", matrix @ member, member)
    sums = np.einsum("n,rnc->rc", matrix.sum(axis=1), member)
    return inside / total - resolution * (sums**2).sum(axis=1) / total**2


def _one_hot(labels: Any) -> Any:
    return (labels[:, :, None] == np.arange(labels.shape[1])).astype(np.float64)
