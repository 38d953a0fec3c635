// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/csv.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

Result<QString> decoded(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar::Null)) {
        return fail(ErrorKind::InvalidInput,
                    tr("This is not a text in UTF-8. Save the table as “CSV UTF-8” and try "
                       "again."));
    }
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text;
}

//! What separates the cells of the first line that has something on it. A semicolon or a tab does
//! where there is one: neither is ever part of an address or an amount, a comma may be.
QChar separatorOf(QStringView text)
{
    bool quoted = false;
    bool semicolon = false;
    for (const QChar c : text.trimmed()) {
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u'\n' || c == u'\r'))
            break;
        else if (!quoted && c == u'\t')
            return u'\t';
        else if (!quoted && c == u';')
            semicolon = true;
    }
    return semicolon ? u';' : u',';
}

class CsvReader
{
public:
    CsvReader(QStringView text, QChar separator)
        : m_text(text)
        , m_separator(separator)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    Result<CsvRecord> readRecord()
    {
        CsvRecord record{m_line, {}};
        while (true) {
            Result<QString> cell = readCell();
            if (!cell)
                return fail(std::move(cell.error()));
            record.cells.append(*cell);
            if (atEnd() || m_text[m_at] != m_separator)
                break;
            ++m_at;
        }
        skipLineEnd();
        return record;
    }

private:
    Result<QString> readCell()
    {
        qsizetype quote = m_at;
        while (quote < m_text.size() && m_text[quote] == u' ')
            ++quote;
        if (quote < m_text.size() && m_text[quote] == u'"') {
            m_at = quote;
            return readQuoted();
        }
        const qsizetype from = m_at;
        while (!atEnd() && m_text[m_at] != m_separator && !isLineEnd(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from).trimmed().toString();
    }

    Result<QString> readQuoted()
    {
        const int begun = m_line;
        QString cell;
        for (++m_at; !atEnd(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'"')
                    break;
                ++m_at;
            }
            if (c == u'\n' || (c == u'\r' && !isFollowedByNewline()))
                ++m_line;
            cell += c;
        }
        if (atEnd()) {
            return fail(
                ErrorKind::InvalidInput,
                tr("Line %1: a quotation mark opens a cell and is never closed.", "%1 a number")
                    .arg(begun));
        }
        ++m_at;
        while (!atEnd() && m_text[m_at] == u' ' && m_separator != u' ')
            ++m_at;
        if (!atEnd() && m_text[m_at] != m_separator && !isLineEnd(m_text[m_at])) {
            return fail(ErrorKind::InvalidInput,
                        tr("Line %1: something follows the closing quotation mark of a cell. "
                           "Inside a cell, write two of them.",
                           "%1 a number")
                            .arg(m_line));
        }
        return cell.trimmed();
    }

    static bool isLineEnd(QChar c) { return c == u'\n' || c == u'\r'; }

    [[nodiscard]] bool isFollowedByNewline() const
    {
        return m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n';
    }

    void skipLineEnd()
    {
        if (atEnd())
            return;
        if (m_text[m_at] == u'\r' && isFollowedByNewline())
            ++m_at;
        ++m_at;
        ++m_line;
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
};

bool isEmpty(const CsvRecord &record)
{
    return std::all_of(record.cells.begin(), record.cells.end(),
                       [](const QString &cell) { return cell.isEmpty(); });
}

} // namespace

Result<QList<CsvRecord>> readCsv(const QByteArray &bytes, qsizetype mostRecords)
{
    const Result<QString> text = decoded(bytes);
    if (!text)
        return fail(text.error());
    CsvReader reader(*text, separatorOf(*text));
    QList<CsvRecord> records;
    while (!reader.atEnd()) {
        Result<CsvRecord> record = reader.readRecord();
        if (!record)
            return fail(std::move(record.error()));
        if (isEmpty(*record))
            continue;
        if (records.size() == mostRecords) {
            return fail(ErrorKind::InvalidInput,
                        tr("There are more than %L1 rows. Divide the table and send it in parts.",
                           "%L1 a number")
                            .arg(mostRecords));
        }
        records.append(*std::move(record));
    }
    return records;
}

} // namespace coinpay
