"""What a person should look at, as rows of a sheet, and what the decisions on such a sheet correct. Rows in, rows out."""
