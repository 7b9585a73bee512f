"""Raw scrapes of the tests' own making: two versions of one text, and another account of the same story."""

from __future__ import annotations

WIRE = """\
Harbour board votes to close the Lantern ferry after eighty years
Share this article
By Nora Feld
GREYPORT, March 4 (Coastal Wire) - The Greyport harbour board voted on Monday to close the Lantern ferry, \
which has carried passengers across the estuary for eighty years and lost 4 million crowns in the last two of \
them.

"We could not keep a boat afloat on affection alone," board chairman Otto Lindqvist said after the vote, which \
was seven to two against the ferry and its crew of 31 people.

The ferry will run until the end of May, the board said. Passengers will be able to use a bus over the \
Saltmarsh bridge instead, a detour that adds 25 minutes to the way to work of most of them.

Mayor Ines Calder said that the town of Greyport had not been asked. She promised to take the matter to the \
regional court in Ashby before the last boat sails.
"""

EDITED = """\
Harbour board votes to close the Lantern ferry
By Nora Feld
GREYPORT — The Greyport harbour board voted on Monday to close the Lantern ferry, which has carried passengers \
across the estuary for 80 years and lost 5 million crowns in the last two of them.

“We could not keep a boat afloat on affection alone,” board chairman Otto Lindqvist said after the vote, which \
was seven to two against the ferry and its crew of 31 people.

Mayor Ines Calder said that the town of Greyport had not been asked. She promised to take the matter to the \
regional court in Ashby before the last boat sails.

Subscribe to our newsletter to get the best of the coast in your inbox
"""

OTHER = """\
Greyport quarrels about its boat
2019-03-06
Few people on the quay on Tuesday believed that the Lantern would really be sold. The boat has been given up \
three times since the war, the baker Emil Roth recalled, and each time somebody found the money.

This time it is the harbour board itself that wants to be rid of it. Otto Lindqvist, who leads the board, \
speaks of losses of 4 million crowns and of a hull that would not pass another inspection in the yards of \
Norwick.

Mayor Ines Calder wants the judges in Ashby to stop the sale. Her lawyers believe that the board may not \
close a public way without the consent of the town that it leads to.
"""

STORIES = {"a-wire.txt": WIRE, "b-edited.txt": EDITED, "c-other.txt": OTHER}
