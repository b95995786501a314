"""`python -m claimdiff` is the command `claimdiff`."""

from claimdiff.cli import main

if __name__ == "__main__":
    main()
