"""``ocop serve``: build, show on this machine, build again after each save, and let browsers follow.

``watching`` sees, ``changes`` waits until a burst is over, ``workshop`` builds, ``live`` knows what browsers
have to be told, ``http`` serves files and tells them, ``client/reload.js`` follows in the page. ``session``
ties them together.
"""
