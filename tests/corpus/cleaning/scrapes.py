"""Scrapes of invented outlets for the tests of cleaning: what is kept of each is written beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

LEDE = (
    "Officials of the port authority said on Tuesday that the old ferry terminal would close in June, ending a service "
    "that has carried islanders to the mainland for ninety years."
)
QUOTE = (
    '"Nobody asked the islanders what they wanted," said Mara Voss, who runs the bakery beside the terminal. "They '
    'will find out in June."'
)
MIDDLE = (
    "The authority says the terminal loses two million a year and needs a new roof, and that the islanders can use the "
    "bridge, which opened in the spring and lies eleven miles to the north."
)
END = (
    "A last ferry will leave the terminal on the evening of 30 June, and the port authority has asked for a brass band."
)


@dataclass(frozen=True)
class Scrape:
    """A raw page and what cleaning must make of it."""

    text: str
    title: str | None
    body: tuple[str, ...]
    subtitle: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    outlet: str | None = None
    captions: tuple[str, ...] = ()
    reasons: dict[str, str] = field(default_factory=dict)


WIRE = Scrape(
    f"""Skip to main content
World
Business
Markets
Sign in

Port authority to close island ferry terminal in June

Lena Okafor, Piet Brandt

MAY 16, 2018 / 7:02 AM / 6 MONTHS AGO

PORTHAVEN (Reuters) - {LEDE}

FILE PHOTO: Passengers wait for the ferry at the terminal in Porthaven, May 2, 2018. REUTERS/Ines Moraes/File Photo

{QUOTE}

{MIDDLE}

{END}

Reporting by Lena Okafor; Editing by Piet Brandt

Our Standards: The Thomson Reuters Trust Principles.
""",
    title="Port authority to close island ferry terminal in June",
    body=(f"PORTHAVEN (Reuters) - {LEDE}", QUOTE, MIDDLE, END),
    byline="Lena Okafor, Piet Brandt",
    dateline="PORTHAVEN",
    published="2018-05-16",
    outlet="Reuters",
    captions=("FILE PHOTO: Passengers wait for the ferry at the terminal in Porthaven, May 2, 2018.",),
    reasons={"Skip to main content": "nav"},
)

PUBLIC_BROADCASTER = Scrape(
    f"""Home
News
Sport
Weather
Menu

Island ferry terminal to close after ninety years

16 May 2018

Share this with Facebook
Share this with Twitter
Share this with Email
Copy this link
These are external links and will open in a new window

Image copyright Getty Images
Image caption The terminal was built for steam ferries

{LEDE}

{QUOTE}

{MIDDLE}

Read more: The bridge that took forty years

{END}

Related Topics

Ferries
Porthaven

More on this story

Bridge opens eleven miles to the north
2 March 2018

Why the islands are losing their young people
11 January 2018

Top Stories

Parliament votes on the budget after a long night

Copyright © 2018 Norland Public Radio. The radio is not responsible for the content of external sites.
""",
    title="Island ferry terminal to close after ninety years",
    body=(LEDE, QUOTE, MIDDLE, END),
    published="2018-05-16",
    outlet="Norland Public Radio",
    captions=("Image caption The terminal was built for steam ferries",),
    reasons={
        "Share this with Facebook": "share",
        "Read more: The bridge that took forty years": "related-stories",
        "Related Topics": "related-stories",
        "Parliament votes on the budget after a long night": "related-stories",
    },
)

LOCAL_PAPER = Scrape(
    f"""Ferry terminal to close in June

By ADA QUILL aquill@saltmarshgazette.example
Published 3:04 PM EDT May 16, 2018

Buy Now
Ferry passengers board at the old terminal in Porthaven on Monday. Tom Reyes/Saltmarsh Gazette

PORTHAVEN — {LEDE}

{QUOTE}

Thank you for reading! Please log in, or sign up for a new account and purchase a subscription to continue reading.

{MIDDLE}

{END}

Ada Quill is a staff writer at the Saltmarsh Gazette. She can be reached at aquill@saltmarshgazette.example.

Tags
Ferries
Port Authority

Recommended for you

Comments

Welcome to the discussion.
Log In
Keep it Clean. Please avoid obscene, vulgar, lewd, racist or sexually-oriented language.

Most Popular
Man finds his own boat on the beach
Harbour seal refuses to leave car park

© Copyright 2018 Saltmarsh Gazette, 12 Quay Street Porthaven | Terms of Use | Privacy Policy
Powered by TidePress CMS from Bluewater Systems.
""",
    title="Ferry terminal to close in June",
    body=(f"PORTHAVEN — {LEDE}", QUOTE, MIDDLE, END),
    byline="ADA QUILL",
    dateline="PORTHAVEN",
    published="2018-05-16",
    outlet="Saltmarsh Gazette",
    captions=("Ferry passengers board at the old terminal in Porthaven on Monday.",),
    reasons={
        "Man finds his own boat on the beach": "related-stories",
        "Powered by TidePress CMS from Bluewater Systems.": "site-footer",
        "Thank you for reading! Please log in, or sign up for a new account and purchase a subscription to continue "
        "reading.": "subscription-prompt",
    },
)

BLOG = Scrape(
    f"""The last ferry

May 16, 2018 by Mara Voss | 3 Comments

{LEDE}

What it costs

{MIDDLE}

- The roof alone would take four hundred thousand, says the authority's engineer.
- The pier needs new piles before another winter.

{END}

Share this:
Click to share on Twitter (Opens in new window)
Click to share on Facebook (Opens in new window)

Like this:
Like Loading...

Filed Under: Ferries, Islands

3 thoughts on "The last ferry"

Piet says:
May 17, 2018 at 8:01 am
I took that ferry to school every day for six years and I will miss the smell of the diesel.

Reply

Leave a Reply

Your email address will not be published. Required fields are marked *

Proudly powered by WordPress
""",
    title="The last ferry",
    body=(
        LEDE,
        "What it costs",
        MIDDLE,
        "The roof alone would take four hundred thousand, says the authority's engineer.",
        "The pier needs new piles before another winter.",
        END,
    ),
    byline="Mara Voss",
    published="2018-05-16",
    reasons={"Reply": "comments", "Proudly powered by WordPress": "site-footer"},
)

XINHUA_STYLE = Scrape(
    f"""Island ferry terminal to close
Source: Norhua| 2018-05-14 21:07:13|Editor: Li Wen

PORTHAVEN, May 14 (Norhua) -- {LEDE}

{QUOTE}

{MIDDLE}

{END} Enditem
""",
    title="Island ferry terminal to close",
    body=(f"PORTHAVEN, May 14 (Norhua) -- {LEDE}", QUOTE, MIDDLE, f"{END} Enditem"),
    dateline="PORTHAVEN",
    published="2018-05-14",
)

HARD_WRAPPED = Scrape(
    """Island ferry terminal to close

PORTHAVEN, Norland (AP) -- Officials of the port authority said on
Tuesday that the old ferry terminal would close in June, ending a
service that has carried islanders to the mainland for ninety years.

"Nobody asked the islanders what they wanted," said Mara Voss, who runs
the bakery beside the terminal. "They will find out in June."

The authority says the terminal loses two million a year and needs a
new roof, and that the islanders can use the bridge, which opened in
the spring and lies eleven miles to the north.
""",
    title="Island ferry terminal to close",
    body=(f"PORTHAVEN, Norland (AP) -- {LEDE}", QUOTE, MIDDLE),
    dateline="PORTHAVEN, Norland",
)

INTERRUPTED = Scrape(
    f"""Ferry terminal to close

{LEDE}

{QUOTE}

More from The Tidewater Post

Bridge toll rises again
Seal counts are up

The port authority's chairman, Olaf Renn, said the islanders had been told of the closing of the terminal in March,
by letter, and that the ferry had been half empty since the bridge opened.

Voss said that she had read the letter, and that it spoke of a "review of the terminal" and not of closing the ferry.

{END}
""",
    title="Ferry terminal to close",
    body=(
        LEDE,
        QUOTE,
        "The port authority's chairman, Olaf Renn, said the islanders had been told of the closing of the terminal in "
        "March, by letter, and that the ferry had been half empty since the bridge opened.",
        'Voss said that she had read the letter, and that it spoke of a "review of the terminal" and not of closing '
        "the ferry.",
        END,
    ),
    outlet="The Tidewater Post",
    reasons={"Bridge toll rises again": "related-stories"},
)

TEASERS = Scrape(
    f"""Ferry terminal to close

{LEDE}

{QUOTE}

{MIDDLE}

{END}

More from The Tidewater Post

A goat looks over a wall in the hills above Carrow on April 1, 2025.

TIDEPIX/Jo Hale

Goats have been blamed for the collapse of three garden walls, and their owners say the walls were asking for it.

Dancers rehearse for the midsummer festival in Lund Square on March 3, 2025.
Ola Brink/TidePix via Reuters

The festival has had four directors in two years. The newest says that she has unpacked, and means to stay.
""",
    title="Ferry terminal to close",
    body=(LEDE, QUOTE, MIDDLE, END),
    outlet="The Tidewater Post",
    reasons={
        "TIDEPIX/Jo Hale": "photo-credit",
        "A goat looks over a wall in the hills above Carrow on April 1, 2025.": "related-stories",
    },
)

ALL = {
    "a wire report": WIRE,
    "a public broadcaster": PUBLIC_BROADCASTER,
    "a local paper": LOCAL_PAPER,
    "a blog": BLOG,
    "an agency with its name in the dateline": XINHUA_STYLE,
    "hard-wrapped copy": HARD_WRAPPED,
    "an article interrupted by links": INTERRUPTED,
    "an article with teasers below": TEASERS,
}
