"""The library on disk: its tables, its file, what goes in and comes out, backups and the trash."""
