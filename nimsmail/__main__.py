"""`python -m nimsmail`."""

from nimsmail.cli import main

if __name__ == "__main__":
    main()
