"""Going through the open articles, from match to match, passage to passage, mention to mention; how they are shown."""

from __future__ import annotations

from tui.screens.dialogues import Dialogues


class Walking(Dialogues):
    """A screen with open articles; where a key leads nowhere, a word says what to do instead."""

    def action_match(self, by: int) -> None:
        if not self.articles.match(by):
            search, find = self.key("search"), self.key("find")
            self.tell(f"no match in this article: {search} searches the library, {find} finds here")

    def action_cuts(self) -> None:
        self.tell(self.articles.toggle_cuts())

    def action_link(self) -> None:
        self.tell(self.articles.toggle_link())

    def action_passage(self, by: int) -> None:
        self.tell(self.articles.passage(by))

    def action_flip(self) -> None:
        self.tell(self.articles.flip())

    def action_wording(self) -> None:
        self.tell(self.articles.fold_wording())

    def action_mention(self, by: int) -> None:
        self.tell(self.articles.mention(by, self.panel.entity if self.has_class("-entities") else None))
