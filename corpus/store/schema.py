"""The tables of a library, step by step as they came to be."""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

    -- The raw bytes as they came, zlib-compressed; `given` is what the person said of them (JSON: outlet, published).
    CREATE TABLE sources (
        id INTEGER PRIMARY KEY,
        sha256 BLOB NOT NULL UNIQUE,
        location TEXT NOT NULL,
        format TEXT NOT NULL,
        size INTEGER NOT NULL,
        data BLOB NOT NULL,
        given TEXT NOT NULL DEFAULT '{}',
        added TEXT NOT NULL
    );

    -- AUTOINCREMENT: the number of a removed article is never given to another one.
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL UNIQUE REFERENCES sources (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        heading TEXT NOT NULL,
        lead TEXT NOT NULL,
        title TEXT, subtitle TEXT, byline TEXT, outlet TEXT, dateline TEXT, published TEXT, language TEXT, url TEXT,
        words INTEGER NOT NULL,
        paragraphs INTEGER NOT NULL,
        text TEXT NOT NULL,
        layers BLOB NOT NULL
    );
    CREATE INDEX articles_by_revision ON articles (revision);

    CREATE TABLE removed (article_id INTEGER PRIMARY KEY, revision INTEGER NOT NULL);

    -- `same_as` points at the entity that a bare surname belongs to; it is derived anew after each batch.
    CREATE TABLE entities (
        id INTEGER PRIMARY KEY,
        type TEXT NOT NULL,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        same_as INTEGER REFERENCES entities (id) ON DELETE SET NULL,
        UNIQUE (type, key)
    );
    CREATE TABLE appearances (
        entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        mentions INTEGER NOT NULL,
        PRIMARY KEY (entity_id, article_id)
    ) WITHOUT ROWID;
    CREATE INDEX appearances_by_article ON appearances (article_id);
    CREATE TABLE forms (
        entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
        form TEXT NOT NULL,
        mentions INTEGER NOT NULL,
        PRIMARY KEY (entity_id, form)
    ) WITHOUT ROWID;
    """,
    """
    -- What the container of a source said of it (JSON: metadata, encoding), for cleaning it again.
    ALTER TABLE sources ADD COLUMN said TEXT NOT NULL DEFAULT '{}';

    -- What a person decided about a piece of a source, whatever cleaning thinks of it: lines, text, kept or cut.
    -- `nth` counts, from 0, among pieces with the same letters that begin on the same line.
    CREATE TABLE decisions (
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        text TEXT NOT NULL,
        nth INTEGER NOT NULL,
        kept INTEGER NOT NULL,
        PRIMARY KEY (article_id, first, last, text, nth)
    ) WITHOUT ROWID;

    -- Which blocks stand in which articles, by a number for their letters and their outlet; and those that, standing in
    -- unlike articles of one outlet, are furniture.
    CREATE TABLE recurrences (
        block INTEGER NOT NULL,
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        PRIMARY KEY (block, article_id)
    ) WITHOUT ROWID;
    CREATE TABLE furniture (block INTEGER PRIMARY KEY);
    CREATE INDEX recurrences_by_article ON recurrences (article_id);
    """,
    """
    -- What a person decided about names, applied in the order of the numbers: mentions of an entity, all of them or
    -- those in one form or one article, are another entity's. A decision may have several rows.
    CREATE TABLE rulings (
        number INTEGER NOT NULL,
        verb TEXT NOT NULL,
        type TEXT NOT NULL,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        form TEXT,
        article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
        to_type TEXT NOT NULL,
        to_name TEXT NOT NULL,
        made TEXT NOT NULL
    );
    CREATE INDEX rulings_by_article ON rulings (article_id);

    -- The name that a person gave an entity. From here on `same_as` is whatever an entity is counted with: the full
    -- name that a shorter one belongs to, or what a person merged it with.
    ALTER TABLE entities ADD COLUMN given TEXT;

    -- Shorter names by which an entity may be called, as keys: surnames, names without initials or legal forms.
    CREATE TABLE callings (
        type TEXT NOT NULL,
        call TEXT NOT NULL,
        entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
        PRIMARY KEY (type, call, entity_id)
    ) WITHOUT ROWID;
    CREATE INDEX callings_by_entity ON callings (entity_id);
    CREATE INDEX entities_by_same_as ON entities (same_as);
    CREATE INDEX forms_by_form ON forms (form COLLATE NOCASE);

    -- By which version of the rules names are tied over the library; of an older one, they are tied anew at opening.
    INSERT INTO meta VALUES ('tied', 0);
    """,
    """
    -- The last searches, and those that a person saved under a name.
    CREATE TABLE asked (number INTEGER PRIMARY KEY, query TEXT NOT NULL UNIQUE);
    CREATE TABLE saved_searches (
        name TEXT PRIMARY KEY,
        query TEXT NOT NULL,
        sort TEXT NOT NULL,
        made TEXT NOT NULL
    ) WITHOUT ROWID;

    -- Holds all that is counted of every article, which would else be read from between the texts.
    CREATE INDEX articles_by_outlet ON articles (outlet, published);
    """,
    """
    -- What versions of one text are found by. `size` counts the different shingles of the body, `body` says where its
    -- blocks stand (JSON: starts and ends in turn), `bands` is the MinHash signature.
    CREATE TABLE signatures (
        article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        size INTEGER NOT NULL,
        body TEXT NOT NULL,
        bands BLOB NOT NULL
    );
    -- An index by article would double it: with an article go the bands that its signature names.
    CREATE TABLE bands (
        band INTEGER NOT NULL,
        article_id INTEGER NOT NULL,
        PRIMARY KEY (band, article_id)
    ) WITHOUT ROWID;

    -- How many shingles two articles have in common, where that was measured; `a` is the lower number.
    CREATE TABLE kinships (
        a INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        b INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        shared INTEGER NOT NULL,
        PRIMARY KEY (a, b)
    ) WITHOUT ROWID;
    CREATE INDEX kinships_by_b ON kinships (b);

    -- Who is a version of the same text as others; a family is named by the number of its fullest version.
    CREATE TABLE families (
        article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        fullest INTEGER NOT NULL
    );
    CREATE INDEX families_by_fullest ON families (fullest);

    -- Articles up to this number may lack a signature, as those that were there before signatures were.
    INSERT INTO meta SELECT 'unsigned', coalesce(max(id), 0) FROM articles;
    """,
    """
    -- Bookmarks, notes and tags, tied to the bytes that an article was made from: they wait for one that was removed.
    -- `exact` is a passage with the text around it, null where the whole article is meant; `cited` says what the
    -- article was called (JSON).
    CREATE TABLE annotations (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 BLOB NOT NULL,
        kind TEXT NOT NULL,
        words TEXT NOT NULL,
        exact TEXT, prefix TEXT, suffix TEXT, start INTEGER,
        made TEXT NOT NULL,
        changed TEXT NOT NULL,
        cited TEXT NOT NULL
    );
    CREATE INDEX annotations_by_source ON annotations (sha256);
    CREATE INDEX annotations_by_kind ON annotations (kind, words);
    """,
    """
    -- What was removed, for some days: a source and its article as they were, and what a person decided about its
    -- pieces (JSON: first, last, text, nth, kept). `aliases` tells which table of names it was tagged with. Its
    -- annotations stay where they are.
    CREATE TABLE trash (
        article_id INTEGER PRIMARY KEY,
        removed TEXT NOT NULL,
        aliases BLOB NOT NULL,
        decisions TEXT NOT NULL,
        sha256 BLOB NOT NULL UNIQUE,
        location TEXT NOT NULL,
        format TEXT NOT NULL,
        size INTEGER NOT NULL,
        data BLOB NOT NULL,
        given TEXT NOT NULL,
        said TEXT NOT NULL,
        added TEXT NOT NULL,
        heading TEXT NOT NULL,
        lead TEXT NOT NULL,
        title TEXT, subtitle TEXT, byline TEXT, outlet TEXT, dateline TEXT, published TEXT, language TEXT, url TEXT,
        words INTEGER NOT NULL,
        paragraphs INTEGER NOT NULL,
        text TEXT NOT NULL,
        layers BLOB NOT NULL
    );
    CREATE INDEX trash_by_day ON trash (removed);

    -- What a person decided about names in articles that are in the trash, as in `rulings`.
    CREATE TABLE trashed_rulings (
        number INTEGER NOT NULL,
        verb TEXT NOT NULL,
        type TEXT NOT NULL,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        form TEXT,
        article_id INTEGER NOT NULL REFERENCES trash (article_id) ON DELETE CASCADE,
        to_type TEXT NOT NULL,
        to_name TEXT NOT NULL,
        made TEXT NOT NULL
    );
    CREATE INDEX trashed_rulings_by_article ON trashed_rulings (article_id);
    """,
)
"""Each step brings a library from the number before to its own; a step that was ever released is never changed."""
