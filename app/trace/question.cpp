// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/question.h"

#include "core/text.h"
#include "store/reader.h"
#include "trace/link.h"

#include <QRegularExpression>

#include <algorithm>

namespace coinpay {

namespace {

constexpr qsizetype MostQuestions = 16;
//! So much of a pasted text is looked at: a letter, not an archive.
constexpr qsizetype MostRead = 64 * 1024;

//! Not part of any id: space, control characters, what is invisible, and what stands around an id
//! in a sentence, a mail or a log.
bool isWrapping(QChar c)
{
    static const QString marks = QStringLiteral("\"'`<>()[]{},;.:!?*|\u2018\u2019\u201C\u201D\u201E"
                                                "\u00AB\u00BB\u2026");
    return c.isSpace() || c.category() == QChar::Other_Control ||
           c.category() == QChar::Other_Format || marks.contains(c);
}

QString tidied(QStringView text)
{
    while (!text.isEmpty() && isWrapping(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isWrapping(text.back()))
        text.chop(1);
    return text.toString();
}

//! Has the look of an id, a key, a hash, an address or an order number: a word with a digit in it,
//! or with the prefix of an id.
bool looksLikeAnId(const QString &word)
{
    static const QRegularExpression prefixed(QStringLiteral("^[a-z]{2,4}_[A-Za-z0-9]"));
    static const QRegularExpression numbered(QStringLiteral("^(?=.*[0-9])[^\\s]{4,}$"));
    return prefixed.match(word).hasMatch() || numbered.match(word).hasMatch();
}

void add(QStringList &questions, const QString &text)
{
    if (!text.isEmpty() && text.size() <= LongestLookup && questions.size() < MostQuestions &&
        !questions.contains(text))
        questions += text;
}

} // namespace

QStringList questionsIn(const QString &pasted)
{
    QStringList questions;
    if (const auto linked = traceIdOfLink(pasted.left(MostRead).trimmed()))
        add(questions, *linked);
    const QString text = tidied(QStringView(pasted).left(MostRead));
    if (!hasControlCharacters(text))
        add(questions, text);
    static const QRegularExpression between(QStringLiteral("[\\s\\x{0}/?#&=,;\"'<>()|]+"));
    for (const QString &word : text.split(between, Qt::SkipEmptyParts)) {
        const QString bare = tidied(word);
        if (looksLikeAnId(bare))
            add(questions, bare);
        if (questions.size() >= MostQuestions)
            break;
    }
    return questions;
}

Result<QList<Found>> findSubjects(Reader &reader, const QString &pasted, int limit)
{
    const QStringList questions = questionsIn(pasted);
    for (const QString &question : questions) {
        auto found = reader.find(question, limit);
        // A word of a sentence is an id as it stands, or nothing: half of it is in too many.
        if (found && question != questions.first())
            found->removeIf([](const Found &one) {
                return one.by == FoundBy::Piece || one.by == FoundBy::Note;
            });
        if (!found || !found->isEmpty())
            return found;
    }
    return QList<Found>();
}

std::optional<Found> guessFromPrefix(const QString &id)
{
    if (id.startsWith(QLatin1String("inv_")))
        return Found{FoundKind::Invoice, id, FoundBy::Id, {}};
    if (id.startsWith(QLatin1String("esc_")))
        return Found{FoundKind::Escrow, id, FoundBy::Id, {}};
    if (id.startsWith(QLatin1String("trf_")))
        return Found{FoundKind::Transfer, id, FoundBy::Id, {}};
    if (id.startsWith(QLatin1String("wal_")))
        return Found{FoundKind::Wallet, id, FoundBy::Id, {}};
    if (id.startsWith(QLatin1String("req_")))
        return Found{FoundKind::Request, id, FoundBy::Id, {}};
    return {};
}

bool isServersId(const QString &question)
{
    static const QRegularExpression anId(
        QStringLiteral("^(inv|esc|rel|ref|dsp|wal|adr|trf|evt|dlv|req)_[0-9A-Za-z]{8,60}$"));
    return anId.match(question).hasMatch();
}

bool mayBeAKey(const QString &question)
{
    return !question.isEmpty() && question.size() <= 255 &&
           std::ranges::all_of(question, [](QChar c) { return c > u' ' && c <= u'~'; });
}

} // namespace coinpay
