"""What commands take that read, search and compare articles."""

from __future__ import annotations

from tui.arguments import options
from tui.arguments.options import day, positive
from tui.arguments.shared import NUMBER_OR_TITLE, Adder

SORTS = ("relevance", "newest", "oldest")
LINE_SORTS = ("left", "right", "position", "date")
NAME_TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "PRODUCT", "EVENT", "LAW")
TYPES_LISTED = ", ".join(NAME_TYPES)


def screens(command: Adder) -> None:
    """Commands that open the reader."""
    opened = command(
        "open",
        "opening:open_files",
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
        "--facets",
        action="store_true",
        help="count all that was found by tag, outlet, month, people, organisations, places",
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
