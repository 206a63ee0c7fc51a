"""Door 2: the command line, one module a command."""
