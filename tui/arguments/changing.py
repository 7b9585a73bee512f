"""What commands take that fill a library, keep things in it and look after it and the settings."""

from __future__ import annotations

from tui.arguments import options
from tui.arguments.options import day, positive
from tui.arguments.shared import NUMBER_OR_TITLE, Adder

SHELLS = ("bash", "zsh", "tcsh")


def shelf(command: Adder) -> None:
    """Commands that say what is in the library."""
    add = command(
        "add",
        "shelf:add",
        "Read files, folders (at any depth), web addresses or standard input into the library; archives and web"
        " archives are opened and each article in them is taken. What is there already is recognised by its bytes and"
        " not stored twice. What can't be read is reported and the rest goes on.",
        'zte-reader add scrapes/ --outlet "The Daily" --published 2018-05-14\n'
        "  zte-reader add pile.zip crawl.warc.gz\n  pbpaste | zte-reader add -",
    )
    options.paths(add)
    add.add_argument("--outlet", metavar="NAME", help="who published these articles")
    add.add_argument("--published", metavar="DATE", type=day, help="when they were published, as YYYY-MM-DD")
    options.mapping(add)
    options.tagger(add)
    add.add_argument("--jobs", metavar="N", type=positive, help="processes to read with (by default as many as fit)")
    options.private(add)
    options.as_json(add, "print one JSON object")

    listing = command("list", "reading:list_articles", "List the articles of the library.", "zte-reader list --json")
    options.as_json(listing, "print one JSON object")

    remove = command(
        "remove",
        "shelf:remove",
        "Take articles out of the library; they are kept in its trash for 30 days.",
        'zte-reader remove 3 "Trump vows"\n  zte-reader restore 3',
    )
    remove.add_argument("ids", metavar="ID", nargs="+", help=NUMBER_OR_TITLE)
    options.as_json(remove, "print one JSON object")

    restore = command(
        "restore",
        "trash:restore",
        "Bring articles back that were removed, with their numbers, what you decided about them and what you kept"
        " beside them; or list what can be brought back.",
        "zte-reader restore --list\n  zte-reader restore 3",
    )
    restore.add_argument("ids", metavar="ID", nargs="*", help=NUMBER_OR_TITLE)
    restore.add_argument("--list", action="store_true", help="list what is in the trash, as without ID")
    restore.add_argument("--all", action="store_true", help="bring everything back")
    options.as_json(restore, "print one JSON object")

    trash = command(
        "trash",
        "trash:trash",
        "List what was removed and is kept for 30 days; or let go of it at once.",
        "zte-reader trash\n  zte-reader trash --empty\n  zte-reader trash 3 --empty",
    )
    trash.add_argument("ids", metavar="ID", nargs="*", help="with --empty: only these")
    trash.add_argument("--empty", action="store_true", help="let go of it for good, and of the room it takes")
    options.as_json(trash, "print one JSON object")


def keeping(command: Adder) -> None:
    """Commands on what a person keeps beside articles."""
    note = command(
        "note",
        "notes:note",
        "Write a note beside an article or a passage of it, or list what is kept beside an article.",
        'zte-reader note 3 "Who says so?" --passage "seven years"\n'
        "  zte-reader note 3 - < note.txt\n  zte-reader note 3\n  zte-reader note 3 --remove 7",
    )
    note.add_argument("id", metavar="ID", help=NUMBER_OR_TITLE)
    note.add_argument("text", metavar="TEXT", nargs="*", help="the note; - takes it from standard input")
    options.passage(note)
    note.add_argument("--change", metavar="N", type=positive, help="let the note of this number say TEXT")
    note.add_argument(
        "--remove", metavar="N", type=positive, nargs="+", action="extend", default=[], help="take these away"
    )
    options.as_json(note, "print one JSON object")

    tags = command(
        "tags",
        "notes:tags",
        "List the tags with how many articles have each; or give an article tags, or take them away.",
        "zte-reader tags\n  zte-reader tags 3 ports 'to check'\n  zte-reader tags 3 --remove ports",
    )
    tags.add_argument("id", metavar="ID", nargs="?", help=NUMBER_OR_TITLE)
    tags.add_argument("names", metavar="NAME", nargs="*", help="tags to give it")
    options.passage(tags)
    tags.add_argument("--remove", metavar="NAME", nargs="+", action="extend", default=[], help="take these tags away")
    options.as_json(tags, "print one JSON object")

    bookmark = command(
        "bookmark",
        "notes:bookmark",
        "Bookmark articles, or a passage of one.",
        'zte-reader bookmark 3 5\n  zte-reader bookmark 3 --passage "seven years"\n  zte-reader bookmark 3 --remove',
    )
    bookmark.add_argument("ids", metavar="ID", nargs="+", help=NUMBER_OR_TITLE)
    options.passage(bookmark)
    bookmark.add_argument("--remove", action="store_true", help="take bookmarks away: all, or that of --passage")
    options.as_json(bookmark, "print one JSON object")

    notes = command(
        "notes",
        "notes:notes",
        "List all bookmarks, notes and tags with their sources, or those of the articles that a query finds.",
        "zte-reader notes\n  zte-reader notes tag:ports --markdown > ports.md",
    )
    notes.add_argument("query", metavar="QUERY", nargs="*", help="of these articles only")
    how = notes.add_mutually_exclusive_group()
    options.as_json(how, "print one JSON object")
    how.add_argument("--markdown", action="store_true", help="write a document with quotations and sources")


def upkeep(command: Adder) -> None:
    """Commands that look after the library."""
    reclean = command(
        "reclean",
        "recleaning:reclean",
        "Make articles anew from their stored sources, by the rules of this version and by what you kept and cut.",
        "zte-reader reclean\n  zte-reader reclean 3 5",
    )
    reclean.add_argument("ids", metavar="ID", nargs="*", help=f"{NUMBER_OR_TITLE}; none means all")
    reclean.add_argument(
        "--jobs", metavar="N", type=positive, help="processes to clean with (by default as many as fit)"
    )
    options.tagger(reclean)
    options.as_json(reclean, "print one JSON object")
    backup = command(
        "backup",
        "backups:backup",
        "Copy the library into one file, while others may write to it, and look the copy over.",
        "zte-reader backup ~/backups/articles.zte",
    )
    backup.add_argument("file", metavar="FILE", help="where the copy goes")
    backup.add_argument("--force", action="store_true", help="replace a file that is there")
    options.as_json(backup, "print one JSON object")
    restore_from = command(
        "restore-from",
        "backups:restore_from",
        "Make the library what a backup holds, all of it or nothing.",
        "zte-reader restore-from ~/backups/articles.zte\n"
        "  zte-reader --library /tmp/look restore-from ~/backups/articles.zte",
    )
    restore_from.add_argument("file", metavar="FILE", help="a file made with zte-reader backup")
    restore_from.add_argument(
        "--force", action="store_true", help="replace the library that is there, which is kept beside"
    )
    options.as_json(restore_from, "print one JSON object")
    export = command(
        "export",
        "exporting:export",
        "Write articles to a folder of Markdown files, to one file of JSON Lines, or to a page for a browser or for"
        " print, with what is kept beside them; or one article to a file of Markdown or JSON. add reads all but pages"
        " again. What is there already is never written over.",
        "zte-reader export --all articles/\n  zte-reader export articles.jsonl 3 5 --sources\n"
        "  zte-reader export 3 -o article.html\n  zte-reader export --all - | jq .title",
    )
    export.add_argument(
        "target",
        metavar="TARGET",
        nargs="?",
        help="a new folder; a new file.jsonl, .html, .md or .json; or - for standard output",
    )
    export.add_argument("ids", metavar="ID", nargs="*", help=NUMBER_OR_TITLE)
    export.add_argument("--all", action="store_true", help="write all articles")
    export.add_argument(
        "--format",
        choices=("md", "html", "json", "jsonl"),
        help="Markdown, a page, JSON or JSON Lines (default: by the suffix of TARGET, else md)",
    )
    export.add_argument("-o", "--output", metavar="TARGET", help="the same as TARGET; all else are articles then")
    export.add_argument("--sources", action="store_true", help="write the raw source of each article too")
    options.as_json(export, "print one JSON object about what was written")
    command("reindex", "upkeep:reindex", "Build the search index anew from the library.")
    doctor = command(
        "doctor",
        "upkeep:doctor",
        "Check library and index and say what is wrong and what to run.",
        "zte-reader doctor\n  zte-reader doctor --repair",
    )
    doctor.add_argument(
        "--repair",
        action="store_true",
        help="mend what can be mended without loss; a damaged file is kept beside the one that takes its place",
    )
    command("paths", "upkeep:paths", "Say where library, index, cache, sample and settings are.")
    config = command(
        "config",
        "settings:config",
        "Say where the config file is, what holds, and what is wrong in it. It is TOML: theme, mouse,"
        " animations, wording, counts, entities, and a section [keys] that gives things to do other keys.",
        "zte-reader config --init",
    )
    config.add_argument(
        "--init", action="store_true", help="write a file in which everything that can be set stands as a comment"
    )
    options.as_json(config, "print one JSON object")
    completion = command(
        "completion",
        "upkeep:completion",
        "Print a completion script for a shell.",
        "zte-reader completion bash > ~/.local/share/bash-completion/completions/zte-reader",
    )
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
