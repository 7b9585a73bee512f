"""How a page's furniture names its outlet, and which of several names is it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.cleaning.head.datelines import dateline
from corpus.cleaning.outlets.outlet import find_outlet, signed_for


def outlet(
    *lines: str, beside_writers: Sequence[tuple[int, str]] = (), credits: Sequence[tuple[int, str]] = ()
) -> str | None:
    found = find_outlet(list(enumerate(lines, 1)), beside_writers=beside_writers, credits=credits)
    return found.name if found else None


def headed(*lines: str) -> str | None:
    """Return the outlet where the lines are the first of the page."""
    found = find_outlet(list(enumerate(lines, 1)), list(enumerate(lines, 1)))
    return found.name if found else None


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["© 2018 The Harbour Gazette. All rights reserved."], "The Harbour Gazette"),
        (
            ["Council sells the old terminal to brewery - Harbour Post", "Council sells the old terminal to brewery"],
            "Harbour Post",
        ),
        (["TheFerry.com", "Get The Ferry Apps", "The Ferry 12 Quay Street, Porthaven"], "The Ferry"),
        (["Ada Quill covers ports for The Harbour Post and lives in Brenn."], "The Harbour Post"),
        (["Trending Now on HarbourPost", "Inside HarbourPost", "About HarbourPost"], "HarbourPost"),
        (["Follow HT on Facebook", "Get latest news alerts from Harbour Tidings", "About HT"], "Harbour Tidings"),
        (["More From Harbourlight Global"], "Harbourlight Global"),
        (["Harbour Brief®", "About Harbour Brief", "Harbour Brief® app"], "Harbour Brief"),
        (["(Published in The Harbour Post, May 3rd, 2018)", "Harbour Post app"], "The Harbour Post"),
        (["Get the latest on The Harbour Post Website and APPs", "© 2018 HP Digital Pte Ltd"], "The Harbour Post"),
        (["Harbour Post", "© Quayside Publishing PCL. All rights reserved.", "About Harbour Post"], "Harbour Post"),
        (["© 2018 ANB News Internet Ventures", "ANB News Live", "About ANB News", "More from ANB News"], "ANB News"),
    ],
)
def test_the_outlet_is_what_the_furniture_says_of_itself(lines: list[str], name: str) -> None:
    assert outlet(*lines) == name


@pytest.mark.parametrize(
    "lines",
    [
        ["Realtor.com", "Sign in"],
        ["© Ada Quill", "Home"],
        ["Search November 19", "About November 19"],
        ["Copyright © 2018 Dow Jones & Company, Inc. All Rights Reserved"],
    ],
)
def test_a_partner_a_photographer_a_day_or_an_owner_is_none(lines: list[str]) -> None:
    assert outlet(*lines) is None


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["About China Daily", "Advertise on Site"], "China Daily"),
        (["Copyright Axios Media, 2018", "Axios", "Axios Local"], "Axios"),
        (
            ["Fox Business", "Fox News", "Economy", "Markets", "Fox Business", "©2018 FOX News Network, LLC."],
            "Fox Business",
        ),
        (["POLITICO", "© 2018 POLITICO LLC"], "Politico"),
        (["Why you can trust SCMP", "SCMP", "news@scmp.com"], "South China Morning Post"),
        (["Xinhuanet Latest News", "Xinhuanet"], "Xinhua"),
        (
            ["© 2018 Authority Media", "Affiliate links on Android Authority may earn us a commission."],
            "Android Authority",
        ),
        (["Register", "The Register®", "The Register"], "The Register"),
        (["Ada Quill joined Light Reading as News Editor.", "Ada Quill, Editor, Light Reading"], "Light Reading"),
    ],
)
def test_a_known_outlet_is_called_by_its_name_where_the_page_says_it(lines: list[str], name: str) -> None:
    assert headed(*lines) == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["BCH", "BCH News", "© 2018 BCH", "Connect with BCH News", "BCH News in your Inbox"], "BCH News"),
        (["The Ferry Gap", "Menu", "Home", "About", "Archive", "Tide Tables"], "The Ferry Gap"),
        (["Sections", "Tersely Local", "Tersely", "© 2018 Tersely Media", "Get Tersely in your inbox"], "Tersely"),
    ],
)
def test_the_first_lines_of_a_page_name_its_outlet(lines: list[str], name: str) -> None:
    assert headed(*lines) == name


@pytest.mark.parametrize("lines", [["Register"], ["Security", "SECURITY"], ["Print"], ["Hong Kong", "World", "Tech"]])
def test_a_button_or_a_section_is_no_outlet(lines: list[str]) -> None:
    assert headed(*lines) is None


def test_a_known_outlet_goes_before_its_owner() -> None:
    page = [
        "Copyright ©2018 Dow Jones & Company, Inc.",
        "The Wall Street Journal",
        "About WSJ",
        "The Wall Street Journal app",
    ]
    assert outlet(*page) == "The Wall Street Journal"


def test_a_known_name_inside_a_longer_one_is_not_the_outlet() -> None:
    assert outlet("© 2018 East China Post. All rights reserved.", "More from East China Post") == "East China Post"


def test_who_sold_a_picture_is_not_the_outlet_but_whose_own_it_is_may_be() -> None:
    lines = ["The Ledge homepage", "About us"]
    assert outlet(*lines, credits=[(3, "Photo by Ada Quill / Getty Images")]) != "Getty Images"
    assert outlet("About the Ledge", credits=[(3, "Photo by Ada Quill / The Harbour Post")]) == "The Harbour Post"


def test_an_agency_in_a_dateline_is_not_the_outlet() -> None:
    assert outlet("Home", beside_writers=[(2, "AP")]) is None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("NEW DELHI: The minister said", "NEW DELHI"),
        ("TRADE WAR: What comes next", None),
        ("UPDATE: The vote is over", None),
        ("(PORTHAVEN, Norland) — The council", "PORTHAVEN, Norland"),
    ],
)
def test_a_colon_or_parentheses_may_part_the_place_from_the_report(line: str, place: str | None) -> None:
    assert dateline(line) == place


@pytest.mark.parametrize("line", ["India News", "News & Analysis", "Today's Paper", "UAE", "Asia Pacific News"])
def test_sections_with_the_names_of_lands_in_them_are_no_outlets(line: str) -> None:
    assert headed(line, "Cricket", "Weather", "Films", "Home", "Log in", "Cities") is None


def test_a_link_to_a_story_about_something_is_no_invitation() -> None:
    assert outlet("Also read: Everything we know about the Harbour Post", "Ports", "Ferries") is None


def test_a_known_outlet_may_part_its_name_otherwise() -> None:
    assert headed("News", "Business", "Sports", "The EastAfrican", "Magazine") == "The EastAfrican"


@pytest.mark.parametrize(("line", "name"), [("USA TODAY", "USA TODAY"), ("Reuters", None), ("Ada Mills", None)])
def test_a_known_outlet_below_a_name_is_whom_the_writer_is_with(line: str, name: str | None) -> None:
    assert signed_for("Ada Quill", line) == name


def test_no_line_below_anything_else_says_whom_a_writer_is_with() -> None:
    assert signed_for("The ferry leaves at nine.", "USA TODAY") is None


def test_the_land_of_an_edition_is_no_part_of_a_known_name() -> None:
    assert outlet("Copyright © 2010–2018, The Conversation US, Inc.") == "The Conversation"


def test_an_owner_called_after_one_outlet_does_not_make_a_page_that_of_the_outlet() -> None:
    lines = ["I agree to what The Guardian Media Group does with my data", "The Guardian Media Group and its partners"]
    assert outlet(*lines, "Harbour Jobs") is None


def test_the_only_known_outlet_that_the_furniture_names_is_believed() -> None:
    assert outlet("© 2018 Quayside Holdings LLC", "Nextgov", "Authors") == "Nextgov"
    assert outlet("© 2018 Quayside Holdings LLC", "Nextgov", "Defense One") is None


@pytest.mark.parametrize("name", ["The Associated Press", "Reuters"])
def test_an_agency_with_its_copyright_below_a_report_is_not_whose_page_it_is(name: str) -> None:
    notice = f"Copyright © 2018 by {name}. All Rights Reserved."
    assert outlet(notice, "ABOUT HARBOUR TIMES", "© 2018 Harbour Times. All Rights Reserved.") == "Harbour Times"
    assert outlet(notice, "Privacy Policy", "Contact Us") == name


def test_a_possessive_may_be_part_of_a_known_name() -> None:
    lines = ["About People's Daily Online", "Copyright © 2018 People's Daily Online. All Rights Reserved."]
    assert outlet(*lines) == "People's Daily"


def test_the_host_of_many_addresses_is_no_outlet() -> None:
    assert outlet("https://www.voss.senate.example/2018/6/", "Senate Office Locations", "Senate Bills") is None


def test_the_letters_of_a_masthead_stand_for_the_name_that_a_line_spells_out() -> None:
    lines = ["DBR", "News", "Ports", "Ferries", "Delta Brewers' Review", "DBR is on Facebook"]
    assert headed(*lines) == "Delta Brewers' Review"


def test_the_outlet_is_whose_permission_it_takes() -> None:
    notice = "No part of it may be copied without the prior written permission from THE LANTERN."
    assert headed("Skip to content", "The Lantern", "Home", "News", "Politics", "Metro", notice) == "The Lantern"
    assert headed("Skip to content", "Home", "News", "Politics", "Metro", "No part of it may be copied.") is None


def test_letters_of_a_name_of_one_word_stand_for_it() -> None:
    lines = ["Follow HBPS on Facebook", "HBPS newsletter", "About HBPS", "© 2019 Harbourposter. All rights reserved."]
    assert outlet(*lines) == "Harbourposter"


def test_the_address_of_a_known_outlet_stands_for_its_name() -> None:
    assert outlet("Trending Now on NYPost.com", "NYPost", "About NYPost") == "New York Post"
