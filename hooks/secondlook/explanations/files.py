"""Y and T: files that cannot be read as they stand, and characters that may not stand in them."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

FILES = {
    "Y-file": Explanation(
        "a file cannot be opened",
        means="The program looks for this file and cannot read it. It is missing, has another name, or is locked.",
        matters="The site needs it. Without it nothing can be checked or built.",
        wrong="content/urgents.yml",
        right="content/urgent.yml",
        act="Give the file its old name again, or bring it back from the last version.",
        language="text",
    ),
    "Y-name": Explanation(
        "a file that nobody reads, because of its name or place",
        means="The file looks like content, but its ending, its name or its folder is not one of ours.",
        matters="What you wrote in it would never be shown, and nobody would notice.",
        wrong="content/guides/what-is.yaml",
        right="content/guides/what-is.yml",
        act="Give the file the name that the message offers, or move it to its folder. If nobody needs it, delete it.",
        language="text",
    ),
    "Y-size": Explanation(
        "a file is far too big",
        means="The file is larger than one million bytes. No text of ours comes near that.",
        matters="Most often something other than text was pasted in, for example a picture.",
        wrong='text: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg…"',
        right="text: Look for the label with your name.",
        act="Take out what is not text. If it is all text, make two files of it.",
    ),
    "Y-encoding": Explanation(
        "a file is saved in an old form of letters",
        means="Text can be saved in several ways. This file is not saved as UTF-8, the way that knows all scripts.",
        matters="Letters with accents, and whole scripts, would turn into question marks.",
        wrong="Saved as: Windows-1252",
        right="Saved as: UTF-8",
        act="Open the file in your editor, choose `Save with encoding` and pick `UTF-8`. Then look at the accents.",
        language="text",
    ),
    "Y-syntax": Explanation(
        "the marks of the file do not fit together",
        means="The file follows the rules of YAML: a name, a colon, a value, and the same spaces for the same level."
        " At this place the rules are broken. Often it is a second colon, a quote that is not closed, or a line that"
        " stands too far left or right.",
        matters="The program cannot know what belongs together. It would guess, and a reader would see the guess.",
        wrong="title: What to do: first steps",
        right='title: "What to do: first steps"',
        act="Type what the message says. If that does not help, compare the spaces with the lines above.",
    ),
    "Y-alias": Explanation(
        "an anchor or alias is used",
        means="`&name` and `*name` are a way of YAML to use one value twice. We do not use it."
        " Text that begins with `&` or `*` is taken for it too.",
        matters="A later change in one place would also change the other, unseen.",
        wrong="""
            last_reviewed: &day 2026-01-10
            next_review: *day
        """,
        right="""
            last_reviewed: 2026-01-10
            next_review: 2026-07-10
        """,
        act="Write the value out in both places. If the text must begin with `&` or `*`, put it in double quotes.",
    ),
    "Y-tag": Explanation(
        "a value begins with an exclamation mark",
        means="A value that begins with `!` is a command to YAML. We do not use such commands.",
        matters="Some of them could make the computer do things. So all are refused.",
        wrong="title: !important When to wait",
        right="title: When to wait",
        act="Delete the word with the exclamation mark, or put the whole text in double quotes.",
    ),
    "Y-depth": Explanation(
        "too many levels inside each other",
        means="Lists and fields are nested more than 20 levels deep. Our files need about ten.",
        matters="It is a slip, mostly brackets that were typed many times.",
        wrong="message: [[[[[[[[[[[[[[[[[[[[[[Only your own team can say.]]]]]]]]]]]]]]]]]]]]]]",
        right="message: Only your own team can say.",
        act="Delete the extra brackets, or move the lines back to the left.",
    ),
    "Y-dup": Explanation(
        "the same field stands twice",
        means="One entry has the same field name two times.",
        matters="Only one of the two could be shown. We cannot know which one you want.",
        wrong="""
            title: When to wait
            title: When you can wait
        """,
        right="title: When you can wait",
        act="Keep one of the two lines. If both are needed, one of them belongs to another entry.",
    ),
    "Y-hash": Explanation(
        "the end of a text would be cut off",
        means="A space and `#` begin a note for editors. Readers do not see it. Here it stands inside a text.",
        matters="Half of the sentence would be missing on the page.",
        wrong="message: Ask for block #2 as well.",
        right='message: "Ask for block #2 as well."',
        act="Put the whole text in double quotes. If it is a note for editors, move it to a line of its own.",
    ),
    "T-char": Explanation(
        "a character that nobody can see",
        means="Some characters have no shape. They come along when text is copied from a PDF or a chat."
        " Here they are written as `\\u200b`, so that you can see them.",
        matters="They break the search and can hide words from the person who checks.",
        wrong=r'title: "When to\u200b wait"',
        right="title: When to wait",
        act="Delete the place and type it anew. The message names the column.",
    ),
    "T-bidi": Explanation(
        "a mark for the direction of text is not closed",
        means="Invisible marks can keep left-to-right text together inside Arabic or Urdu. One was opened here and not"
        " closed, or the other way round. They are the characters U+2066 to U+2069.",
        matters="The rest of the page could run the wrong way: `38 °C` becomes `C° 38`.",
        wrong=r'message: "Call \u20661234 now."',
        right="message: Call 1234 now.",
        act="Delete the marks. The site keeps numbers and units together by itself.",
    ),
    "T-mojibake": Explanation(
        "letters were read wrongly when the text was copied",
        means="A letter or sign stands here as two or three strange ones. That happens when a program reads a text in"
        " an old form of letters.",
        matters="Readers see a row of odd letters. A voice that reads aloud says them one by one.",
        wrong="title: When itâ€™s safe to wait",
        right="title: When it is safe to wait",
        act="Type the sign that the message offers. Look at the rest of the text that was copied with it.",
    ),
    "T-junk": Explanation(
        "words that no reader should see",
        means="This looks like filler text, a note to oneself, or the name of an icon that came along when copying.",
        matters="A family that reads it will not trust the rest of the page.",
        wrong="- {id: keep, text: TODO say more here.}",
        right="- {id: keep, text: Keep your dates.}",
        act="Delete it, or write the sentence that belongs there. Put a note for editors behind `# ` on its own line.",
    ),
    "T-mixed": Explanation(
        "a word has a letter of another script in it",
        means="Some Russian and Greek letters look like ours. One of them stands inside a word of Latin letters.",
        matters="Nobody sees it, but the search does not find the word, and a voice reads it wrongly.",
        wrong="- {id: keep, text: Keep your d\u0430tes.}",
        right="- {id: keep, text: Keep your dates.}",
        act="Type the whole word anew.",
    ),
    "T-markup": Explanation(
        "readers would see stars or brackets",
        means="`**word**` makes a word strong, and `[word](address)` makes a link. Here one half of it is missing, or a"
        " space stands inside it.",
        matters="The reader sees loose stars or brackets, and the link does not work.",
        wrong="- {id: keep, text: Keep **your dates.}",
        right="- {id: keep, text: Keep **your** dates.}",
        act="Add the missing half, or delete the other one. No space stands between the stars and the word, or between"
        " the brackets of a link. A star that readers are meant to see is written `\\*`.",
    ),
}
