"""Who is who: names and their ids, and which body a generic word can only mean. Rows in, rows out."""
