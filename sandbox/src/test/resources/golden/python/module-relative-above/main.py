from .. import above
