"""``python -m malkedja``: the command line."""

from malkedja.cli import run

if __name__ == "__main__":
    run()
