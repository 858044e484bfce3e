# Tiếng Việt
