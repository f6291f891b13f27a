"""``python -m knooppunt`` is the command line."""

from knooppunt.project.cli import main

if __name__ == "__main__":  # the server's worker process imports this module too
    main()
