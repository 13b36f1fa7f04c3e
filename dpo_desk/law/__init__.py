"""What the law says: codes, tables and formulas on plain facts. Knows no register and no screen."""
