"""What each command takes: its arguments, and the words about them."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tui import options
from tui.options import day, positive

SORTS = ("relevance", "newest", "oldest")
LINE_SORTS = ("left", "right", "position", "date")
NAME_TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "PRODUCT", "EVENT", "LAW")
TYPES_LISTED = ", ".join(NAME_TYPES)
SHELLS = ("bash", "zsh", "tcsh")
NUMBER_OR_TITLE = "an article's number, or the beginning of its title that no other has"

Adder = Callable[..., argparse.ArgumentParser]


def screens(command: Adder) -> None:
    """Commands that open the reader."""
    opened = command(
        "open",
        "screens:open_files",
        "Open the reader on files in a throwaway library; nothing is kept.",
        "zte-reader open scrapes/ https://example.org/story.html",
    )
    options.paths(opened)
    options.mapping(opened)
    options.tagger(opened)
    options.private(opened)
    options.mouse(opened)

    serve = command(
        "serve",
        "serving:serve",
        "Serve the reader to browsers on this machine, at the address that is printed, until Ctrl-C. There is no"
        " password: whoever can reach the port reads, adds and removes in this library, and can open any file that you"
        " may read. That is this machine alone unless --host says otherwise. Requests under a foreign name (Host) or"
        " from a page of elsewhere (Origin) are refused. The page loads nothing from any other place.",
        "zte-reader serve --port 8080\n  zte-reader serve --host 0.0.0.0 --allow-host reader.example",
    )
    serve.add_argument(
        "--host", metavar="HOST", default="127.0.0.1", help="listen there, 0.0.0.0 is everywhere (default: 127.0.0.1)"
    )
    serve.add_argument(
        "--port",
        metavar="N",
        type=options.port,
        default=8000,
        help="the port, or 0 for one that is free (default: 8000)",
    )
    serve.add_argument(
        "--allow-host",
        metavar="NAME[:PORT]",
        type=options.host,
        action="append",
        default=[],
        help="answer to this name too, as behind a tunnel or a proxy; may be given again",
    )
    options.mouse(serve)


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


def reading(command: Adder) -> None:
    """Commands on articles and on who is in them."""
    show = command(
        "show",
        "reading:show",
        "Show one article, or decide what of its source belongs to it; decisions are remembered.",
        "zte-reader show 3 --cuts\n  zte-reader show 3 --by-confidence\n  zte-reader show 3 --keep 19 --cut 24 40-43",
    )
    show.add_argument("id", metavar="ID", help=NUMBER_OR_TITLE)
    how = show.add_mutually_exclusive_group()
    how.add_argument(
        "--cuts", action="store_true", help="show what was cut too, in its place, and why, each piece with its label"
    )
    how.add_argument("--source", action="store_true", help="write the raw source that the article was made from")
    options.as_json(how, "print one JSON object, with blocks, cuts, lines, mentions and quotes")
    show.add_argument(
        "--by-confidence",
        action="store_true",
        help="list what was cut, what is kept with doubts and what was decided by hand, the least sure first",
    )
    for option, about in (
        ("--keep", "bring these pieces back into the article, or make sure they stay; 19, 19.2 or 19-23"),
        ("--cut", "take these pieces out of the article"),
        ("--undo", "forget what was decided about these pieces, and leave them to cleaning again"),
    ):
        show.add_argument(option, metavar="LABEL", nargs="+", action="extend", default=[], help=about)

    entities = command(
        "entities",
        "reading:entities",
        "List who and what the library mentions, or every mention of one; or decide who is who, which is remembered.",
        'zte-reader entities\n  zte-reader entities "Wilbur Ross" --json\n'
        '  zte-reader entities "ZTE Kangxun" --merge-into ZTE\n'
        '  zte-reader entities Kim --split --in 3 7 --as "Kim Yong Chol"\n  zte-reader entities --undo 2',
    )
    entities.add_argument("name", metavar="NAME", nargs="?", help="show every mention of this one, in context")
    entities.add_argument(
        "--sort", choices=("article", "left", "right"), default="article", help="sort lines by the words on one side"
    )
    options.as_json(entities, "print one JSON object")
    entities.add_argument(
        "--type", metavar="TYPE", choices=NAME_TYPES, help=f"of this type, where several have the name: {TYPES_LISTED}"
    )
    how = entities.add_mutually_exclusive_group()
    how.add_argument("--merge-into", metavar="OTHER", help="count it as this other entity")
    how.add_argument("--split", action="store_true", help="take mentions away from it: those of --form, --in, or both")
    how.add_argument("--rename", metavar="NEW", help="show it by another name")
    how.add_argument("--retype", metavar="TYPE", choices=NAME_TYPES, help="let it be of another type")
    how.add_argument("--decisions", action="store_true", help="list what was decided about names, with numbers")
    how.add_argument("--undo", metavar="N", nargs="+", type=positive, default=[], help="take these decisions back")
    entities.add_argument("--form", metavar="WORDS", help="with --split: the mentions that are written so")
    entities.add_argument(
        "--in",
        metavar="ID",
        nargs="+",
        action="extend",
        default=[],
        dest="within",
        help="with --split: in these articles",
    )
    entities.add_argument("--as", metavar="OTHER", dest="other", help="with --split: whom they belong to")


def searching(command: Adder) -> None:
    """Commands that search."""
    search = command(
        "search",
        "searching:search",
        "Search the library; words are all wanted unless the query says otherwise.",
        "zte-reader search 'ZTE \"export ban\"' --sort newest --limit 5\n"
        "  zte-reader search sanctions --facets\n  zte-reader search 'org:ZTE fine' --save fines",
    )
    search.add_argument("query", metavar="QUERY", nargs="*", help="what to look for; several words are one query")
    search.add_argument("--limit", metavar="N", type=positive, default=20, help="at most so many hits (default: 20)")
    search.add_argument("--sort", choices=SORTS, help="order of the hits (default: relevance)")
    search.add_argument(
        "--facets", action="store_true", help="count all that was found by outlet, month, people, organisations, places"
    )
    search.add_argument(
        "--every-version", action="store_true", help="list each version of one text by itself, not the fullest for all"
    )
    how = search.add_mutually_exclusive_group()
    how.add_argument("--save", metavar="NAME", help="save the search under a name")
    how.add_argument("--saved", metavar="NAME", help="search for what was saved under a name")
    options.as_json(search, "print one JSON object")

    kwic = command(
        "kwic",
        "searching:kwic",
        "Print every place that a query matches, one a line with the words around it (a concordance).",
        "zte-reader kwic '\"denial order\"' --sort right\n  zte-reader kwic org:ZTE --json",
    )
    kwic.add_argument("query", metavar="QUERY", nargs="+", help="words, phrases or names; several words are one query")
    kwic.add_argument("--sort", choices=LINE_SORTS, default="position", help="order of the lines (default: position)")
    kwic.add_argument("--width", metavar="N", type=positive, help="characters on each side (default: as fit)")
    kwic.add_argument("--limit", metavar="N", type=positive, default=1000, help="at most so many (default: 1000)")
    options.as_json(kwic, "print one JSON object")

    searches = command(
        "searches",
        "searching:searches",
        "List the searches that were saved under a name, and below them the last ones of the reader.",
        "zte-reader searches --json\n  zte-reader searches --forget fines",
    )
    searches.add_argument("--forget", metavar="NAME", help="drop a saved search")
    options.as_json(searches, "print one JSON object")


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


def comparing(command: Adder) -> None:
    """Commands that set articles side by side."""
    compare = command(
        "compare",
        "comparing:compare",
        "Compare two to four articles: passages that belong together, differences in wording, what each has and lacks.",
        "zte-reader compare 2 3\n  zte-reader compare 2 3 5 --markdown > report.md\n"
        "  zte-reader compare 2 3 --html comparison.html",
    )
    compare.add_argument("ids", metavar="ID", nargs="+", help=NUMBER_OR_TITLE)
    how = compare.add_mutually_exclusive_group()
    options.as_json(how, "print one JSON object")
    how.add_argument("--markdown", action="store_true", help="write a report with quotations and sources")
    how.add_argument(
        "--html",
        metavar="FILE",
        nargs="?",
        const="-",
        help="write one page for a browser or for print, to FILE if given",
    )

    story = command(
        "story",
        "story:story",
        "Show three or more articles as one story: how often each has which names and numbers, and of which days each"
        " speaks.",
        "zte-reader story 1 2 3 5\n  zte-reader story 1 2 3 --sort unequal --json",
    )
    story.add_argument("ids", metavar="ID", nargs="+", help=NUMBER_OR_TITLE)
    story.add_argument(
        "--sort",
        choices=("common", "unequal"),
        default="common",
        help="first what most articles have (the default), or what they have most unequally",
    )
    story.add_argument("--limit", metavar="N", type=positive, help="at most so many names, and so many numbers")
    options.as_json(story, "print one JSON object")

    families = command(
        "families",
        "families:families",
        "List the families of versions of one text: wire copy, syndicated and later editions, with how much of each"
        " stands in the fullest; or one family, passage by passage.",
        "zte-reader families\n  zte-reader families 3 --json",
    )
    families.add_argument("id", metavar="ID", nargs="?", help=f"the family of this one: {NUMBER_OR_TITLE}")
    options.as_json(families, "print one JSON object")


def raw(command: Adder) -> None:
    """Commands on files, with no library."""
    clean = command(
        "clean",
        "raw:clean",
        "Show what cleaning makes of files; nothing is stored.",
        "zte-reader clean story.html\n  zte-reader clean scrapes/ --json | jq .title",
    )
    options.paths(clean)
    options.mapping(clean)
    options.private(clean)
    options.as_json(clean, "print JSON Lines, one article a line")

    tag = command(
        "tag",
        "raw:tag",
        "Find mentions and quotes in plain text; each file's text is taken as it is. Nothing is stored.",
        'echo "Wilbur Ross met ZTE." | zte-reader tag --json',
    )
    tag.add_argument("paths", metavar="PATH", nargs="*", help="text files; - or none for standard input")
    tag.add_argument(
        "--published",
        metavar="DATE",
        type=day,
        help="the day from which “Sunday” and “last month” count, as YYYY-MM-DD",
    )
    options.tagger(tag)
    options.as_json(tag, "print JSON Lines, one text a line")


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
        "Write articles to a folder of Markdown files, or to one file of JSON Lines, with what is kept beside them;"
        " add reads both again.",
        "zte-reader export --all articles/\n  zte-reader export articles.jsonl 3 5 --sources\n"
        "  zte-reader export --all - | jq .title",
    )
    export.add_argument("target", metavar="TARGET", help="a new folder; a new file.jsonl; or - for standard output")
    export.add_argument("ids", metavar="ID", nargs="*", help=NUMBER_OR_TITLE)
    export.add_argument("--all", action="store_true", help="write all articles")
    export.add_argument(
        "--format", choices=("md", "jsonl"), help="Markdown or JSON Lines (default: by the suffix of TARGET, else md)"
    )
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
        "Say where the config file is, what holds, and what is wrong in it. It is TOML: theme, mouse, animations, and a"
        " section [keys] that gives things to do other keys.",
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


ROOMS = (screens, shelf, reading, searching, keeping, comparing, raw, upkeep)
