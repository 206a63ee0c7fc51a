"""The command line as `python -m counterclaim.cli`."""

from counterclaim.cli import main

if __name__ == "__main__":
    main()
