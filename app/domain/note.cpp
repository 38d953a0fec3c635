// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/note.h"

#include "core/text.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("coinpay", text);
}

} // namespace

Result<QString> tidyNote(const QString &typed)
{
    // What no person wrote is not copied before it is measured.
    if (typed.size() > 2 * MaxNoteLength)
        return fail(ErrorKind::InvalidInput,
                    tr("A note has at most %1 characters. Write two.").arg(MaxNoteLength));
    QString text = typed;
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    text.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
    text = text.trimmed();
    if (text.isEmpty())
        return fail(ErrorKind::InvalidInput, tr("There is nothing in this note yet."));
    if (text.size() > MaxNoteLength)
        return fail(ErrorKind::InvalidInput,
                    tr("A note has at most %1 characters. Write two.").arg(MaxNoteLength));
    if (text.contains(QChar::Null) || !text.isValidUtf16())
        return fail(ErrorKind::InvalidInput,
                    tr("This is not a text: it cannot be kept as a note."));
    return text;
}

Result<QString> tidyLabel(const QString &typed)
{
    QString label = typed.trimmed();
    if (label.isEmpty())
        return fail(ErrorKind::InvalidInput, tr("A label needs a word."));
    if (label.size() > MaxLabelLength)
        return fail(
            ErrorKind::InvalidInput,
            tr("A label has at most %1 characters. Write the rest into a note.").arg(MaxLabelLength));
    if (hasControlCharacters(label) || !label.isValidUtf16())
        return fail(ErrorKind::InvalidInput, tr("A label is one line of plain text."));
    return label;
}

QString foldedForSearch(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString displayLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = displayText(line, MaxNoteLength);
    return lines.join(u'\n');
}

} // namespace coinpay
