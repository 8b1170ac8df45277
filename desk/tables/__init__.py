"""How what crosses the apps is listed."""
