"""How the co-ordinator's desk is typed."""
