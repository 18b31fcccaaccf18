"""What holds for every test: properties are judged by what they find, not by how fast."""

from hypothesis import settings

settings.register_profile("steady", deadline=None)
if settings.get_current_profile_name() == "default":
    settings.load_profile("steady")
