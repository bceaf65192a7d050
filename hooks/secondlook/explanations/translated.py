"""I: translations that lost something, hold something strange, or belong to nothing."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

TRANSLATED = {
    "I-syntax": Explanation(
        "a file of translations cannot be read",
        means="The file is damaged at this line. Often a quote is missing at the end, or a line `msgctxt` is gone.",
        matters="All translations of this file would be lost.",
        wrong="""
            msgctxt "guides/what-is#title"
            msgid "Asking for help"
            msgstr "Demander de l'aide
        """,
        right="""
            msgctxt "guides/what-is#title"
            msgid "Asking for help"
            msgstr "Demander de l'aide"
        """,
        act="Close the quote, or undo the last change. If a program took all `msgctxt` away, do not use its file."
        " An editor for PO files, such as Poedit, makes no such slip.",
        language="po",
    ),
    "I-header": Explanation(
        "a file says it is in another language",
        means="The first lines of the file name another language than its folder.",
        matters="Translation programs would offer the wrong words. Perhaps the file lies in the wrong folder.",
        wrong=r"""
            msgid ""
            msgstr ""
            "Language: de\n"
            "MIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=UTF-8\n"
            "Content-Transfer-Encoding: 8bit\n"
        """,
        right=r"""
            msgid ""
            msgstr ""
            "Language: fr\n"
            "MIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=UTF-8\n"
            "Content-Transfer-Encoding: 8bit\n"
        """,
        act="Write the name of the folder after `Language:`. Move the file if it is in the wrong folder.",
        language="po",
    ),
    "I-dup": Explanation(
        "a text is translated twice",
        means="Two entries have the same `msgctxt`, so they are for the same text.",
        matters="Only one can be shown. A correction in the other would never be seen.",
        wrong="""
            msgctxt "guides/what-is#title"
            msgid "Asking for help"
            msgstr "Demander de l'aide"

            msgctxt "guides/what-is#title"
            msgid "Asking for help"
            msgstr "Chercher de l'aide"
        """,
        right="""
            msgctxt "guides/what-is#title"
            msgid "Asking for help"
            msgstr "Demander de l'aide"
        """,
        act="Keep the better one and delete the other, all its lines.",
        language="po",
    ),
    "I-orphan": Explanation(
        "a translation belongs to no text any more",
        means="The English text with this name is gone. It is a warning: it stops nobody who changes the English.",
        matters="The translation is shown nowhere. Translators should not lose time with it.",
        wrong="""
            msgctxt "guides/what-is#titel"
            msgid "Asking for help"
            msgstr "Demander de l'aide"
        """,
        right="""
            msgctxt "guides/what-is#title"
            msgid "Asking for help"
            msgstr "Demander de l'aide"
        """,
        act="While you change the English, do nothing. Whoever looks after the translations runs"
        " `secondlook translations update`: it keeps the old words at the end of the file.",
        language="po",
    ),
    "I-number": Explanation(
        "the numbers differ from the English",
        means="A number is in the English and not in the translation, or the other way round."
        " Digits of every script count, number words do not.",
        matters="A wrong number is the worst mistake of all: a fever, a dose, a share of people.",
        wrong="""
            msgctxt "guides/what-is#message"
            msgid "Call at 38 °C or more."
            msgstr "Appelez à partir de 39 °C."
        """,
        right="""
            msgctxt "guides/what-is#message"
            msgid "Call at 38 °C or more."
            msgstr "Appelez à partir de 38 °C."
        """,
        act="Use the number of the English, in digits. Write a word where the English has a word.",
        language="po",
    ),
    "I-placeholder": Explanation(
        "a place in {braces} is lost, new or misspelt",
        means="A word in braces is filled in later, for example with a name. Its word is never translated."
        " In English files it must be one that is known there.",
        matters="Readers would see the braces, or a letter would have no line for the name.",
        wrong="""
            msgctxt "letters/scan-request#subject"
            msgid "Scans of {name}"
            msgstr "Images de {nom}"
        """,
        right="""
            msgctxt "letters/scan-request#subject"
            msgid "Scans of {name}"
            msgstr "Images de {name}"
        """,
        act="Copy the word with its braces from the English. You may move it to another place in the sentence.",
        language="po",
    ),
    "I-link": Explanation(
        "the links differ from the English",
        means="A link has another address than in the English, or is missing, or is new.",
        matters="Readers of your language would land on another page, or on none.",
        wrong="""
            msgctxt "guides/what-is#message"
            msgid "Read [the other guide](guide:what-is)."
            msgstr "Lisez [l'autre guide](guide:qu-est-ce-que)."
        """,
        right="""
            msgctxt "guides/what-is#message"
            msgid "Read [the other guide](guide:what-is)."
            msgstr "Lisez [l'autre guide](guide:what-is)."
        """,
        act="Copy the part in round brackets from the English. Translate only the words in square brackets.",
        language="po",
    ),
    "I-paragraph": Explanation(
        "the translation has other paragraphs than the English",
        means=r"An empty line, written as `\n\n`, begins a new paragraph. The number of paragraphs is not the same.",
        matters="Often a whole paragraph was left out.",
        wrong=r"""
            msgctxt "guides/what-is#message"
            msgid "Ask early.\n\nKeep your dates."
            msgstr "Demandez tôt. Gardez vos rendez-vous."
        """,
        right=r"""
            msgctxt "guides/what-is#message"
            msgid "Ask early.\n\nKeep your dates."
            msgstr "Demandez tôt.\n\nGardez vos rendez-vous."
        """,
        act="Compare the two, paragraph by paragraph. Then put the empty lines where the English has them.",
        language="po",
    ),
    "I-markup": Explanation(
        "readers would see a mark in the translation",
        means="The translation has a star or a `<` that the English does not show. In Chinese and some other scripts,"
        " stars do not work next to punctuation.",
        matters="Marks inside a sentence look like an error, and the word is not strong either.",
        wrong="""
            msgctxt "guides/what-is#message"
            msgid "Ask **early**."
            msgstr "Demandez <b>tôt</b>."
        """,
        right="""
            msgctxt "guides/what-is#message"
            msgid "Ask **early**."
            msgstr "Demandez **tôt**."
        """,
        act="Use two stars on each side, right at the letters. Leave punctuation outside of the stars.",
        language="po",
    ),
    "I-script": Explanation(
        "letters of another script",
        means="The translation holds letters that are neither of your script nor Latin.",
        matters="Words of another language came in, or letters that only look alike. The search does not find them.",
        wrong="""
            msgctxt "guides/what-is#message"
            msgid "Ask early."
            msgstr "Demandez 早."
        """,
        right="""
            msgctxt "guides/what-is#message"
            msgid "Ask early."
            msgstr "Demandez tôt."
        """,
        act="Type the word again with your own keyboard. The message lists the letters.",
        language="po",
    ),
    "I-same": Explanation(
        "the translation is still the English",
        means="The English was copied into the translation. It is a warning.",
        matters="Readers would take it for translated, and it would be counted as done.",
        wrong="""
            msgctxt "guides/what-is#message"
            msgid "Only your own team can say."
            msgstr "Only your own team can say."
        """,
        right="""
            msgctxt "guides/what-is#message"
            msgid "Only your own team can say."
            msgstr "فريقك وحده يستطيع أن يقول."
        """,
        act="Translate it, or leave it empty. An empty one is shown in English too, with a note in your language.",
        language="po",
    ),
    "I-length": Explanation(
        "a translation is far shorter or longer than its English",
        means="Beside its English, this translation is shorter or longer than any other we have. It is a warning.",
        matters="Often a sentence was left out, or stands there twice, or the words belong to another text.",
        wrong="""
            msgctxt "guides/what-is#message"
            msgid "Ask for the report first. Then ask for the pictures, and write down the day."
            msgstr "Demandez le rapport."
        """,
        right="""
            msgctxt "guides/what-is#message"
            msgid "Ask for the report first. Then ask for the pictures, and write down the day."
            msgstr "Demandez d'abord le rapport. Puis demandez les images, et notez la date."
        """,
        act="Compare the two, sentence by sentence. If the translation says the same as the English, leave it.",
        language="po",
    ),
    "I-english": Explanation(
        "a translation was made from other English than today's",
        means="The line `msgid` is not the English of today. Either the English was rewritten since, or `msgid` was"
        " changed by mistake. It is a warning.",
        matters="The translation counts as out of date. Readers see it marked. In urgent text they see English.",
        wrong="""
            msgctxt "guides/what-is#title"
            msgid "Asking for some help"
            msgstr "Demander de l'aide"
        """,
        right="""
            msgctxt "guides/what-is#title"
            msgid "Asking for help"
            msgstr "Demander de l'aide"
        """,
        act="If you changed `msgid`, put the English back. Else run `secondlook translations update`, compare the"
        " translation with the new English, and take the mark `fuzzy` away.",
        language="po",
    ),
    "I-term": Explanation(
        "another word than the agreed one",
        means="`terms.yml` in the folder of your language holds one word for each term. This translation uses another.",
        matters="A reader who meets two words thinks of two things, and asks for the wrong one.",
        wrong="""
            msgctxt "guides/what-is#message"
            msgid "Ask for the slides."
            msgstr "Demandez les diapositives."
        """,
        right="""
            msgctxt "guides/what-is#message"
            msgid "Ask for the slides."
            msgstr "Demandez les lames."
        """,
        act="Use the agreed word, in any form. If it is not a good word, change it in `terms.yml` and everywhere.",
        language="po",
    ),
    "I-name": Explanation(
        "the name of a test is missing",
        means="The English has a name as reports print it, for example HER2. The translation does not have it.",
        matters="The family looks for exactly these letters on the report.",
        wrong="""
            msgctxt "guides/what-is#message"
            msgid "Ask for the HER2 test."
            msgstr "Demandez le test du gène."
        """,
        right="""
            msgctxt "guides/what-is#message"
            msgid "Ask for the HER2 test."
            msgstr "Demandez le test HER2."
        """,
        act="Copy the name in its Latin letters."
        " If your language always writes it otherwise, add it to `names:` in `terms.yml`.",
        language="po",
    ),
    "I-review": Explanation(
        "a check that does not count any more",
        means="Somebody checked these words. Since then they have changed, or some were not translated at all.",
        matters="Readers must not take words for checked that nobody has seen.",
        wrong="digest: 0000000000000000000000000000000000000000000000000000000000000000",
        right="digest: 3b6c0f4a9d2e5b8c1f7a0d3e6b9c2f5a8d1e4b7c0f3a6d9e2b5c8f1a4d7e0b3c",
        act="Ask a person to check the text again, then run `secondlook sign-off`. Never copy a digest by hand.",
        language="text",
    ),
}
