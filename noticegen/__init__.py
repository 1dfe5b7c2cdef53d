"""noticegen: public notices of social assistance that leak nothing."""

__version__ = "0.1.0"
