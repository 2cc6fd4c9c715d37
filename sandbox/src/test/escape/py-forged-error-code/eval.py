from picode import PicodeError
error = PicodeError("m", code="deadline-missed")
error._call = 1
raise error
