// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "cli/texts.h"
#include "core/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace coinpay::cli {

namespace {

void print(FILE *stream, const QString &line)
{
    std::fputs(line.toUtf8().constData(), stream);
    std::fputc('\n', stream);
    std::fflush(stream); // a reader at the other end of a pipe follows a watch
}

QString padded(const QString &cell, qsizetype width, bool right)
{
    return right ? cell.rightJustified(width) : cell.leftJustified(width);
}

QString trimmedEnd(QString line)
{
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    return line;
}

QJsonObject toJson(const Error &error, ExitCode code)
{
    QJsonArray fields;
    for (const FieldError &field : error.fields)
        fields.append(QJsonObject{{QStringLiteral("field"), field.field},
                                  {QStringLiteral("code"), field.code},
                                  {QStringLiteral("message"), field.message}});
    const QJsonObject told{
        {QStringLiteral("kind"), QString(errorKindName(error.kind))},
        {QStringLiteral("code"), error.code},
        {QStringLiteral("message"), error.message},
        {QStringLiteral("request_id"), error.requestId},
        {QStringLiteral("http_status"), error.httpStatus},
        {QStringLiteral("fields"), fields},
    };
    return {{QStringLiteral("error"), told}, {QStringLiteral("exit_code"), static_cast<int>(code)}};
}

} // namespace

QString moneyText(const Money &amount)
{
    return amount.toDecimal() + QLatin1Char(' ') + amount.asset();
}

void Output::object(const QJsonObject &object) const
{
    if (m_json)
        print(stdout, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void Output::fields(const QList<QPair<QString, QString>> &rows) const
{
    if (m_json)
        return;
    qsizetype width = 0;
    for (const auto &row : rows)
        width = qMax(width, row.first.size());
    for (const auto &row : rows) {
        if (!row.second.isEmpty())
            print(stdout,
                  row.first.leftJustified(width) + QLatin1String("  ") + displayText(row.second));
    }
}

void Output::table(const QStringList &header, const QList<QStringList> &rows,
                   const QList<int> &rightAligned) const
{
    if (m_json)
        return;
    QList<QStringList> lines{header};
    QList<qsizetype> widths(header.size(), 0);
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(displayText(cell, 100));
        lines.append(cells);
    }
    for (const QStringList &line : std::as_const(lines)) {
        for (qsizetype column = 0; column < line.size(); ++column)
            widths[column] = qMax(widths[column], line[column].size());
    }
    for (const QStringList &line : std::as_const(lines)) {
        QStringList cells;
        for (qsizetype column = 0; column < line.size(); ++column)
            cells.append(padded(line[column], widths[column],
                                rightAligned.contains(static_cast<int>(column))));
        print(stdout, trimmedEnd(cells.join(QLatin1String("  "))));
    }
}

void Output::text(const QString &text) const
{
    print(stdout, text);
}

void Output::note(const QString &sentence) const
{
    print(stderr, QLatin1String("coinpay-cli: ") + displayText(sentence, 2000));
}

ExitCode Output::error(const Error &error) const
{
    return this->error(error, exitCodeOf(error.kind));
}

ExitCode Output::error(const Error &error, ExitCode code) const
{
    object(toJson(error, code));
    if (m_json)
        return code;
    note(error.message);
    for (const FieldError &field : error.fields) {
        if (field.message != error.message)
            note(QStringLiteral("  %1: %2").arg(field.field, field.message));
    }
    QStringList ids;
    if (!error.code.isEmpty() && error.httpStatus > 0) // ours says it all in the sentence
        ids.append(Texts::tr("code %1", "the server's error code").arg(error.code));
    if (!error.requestId.isEmpty())
        ids.append(Texts::tr("request %1", "a request id").arg(error.requestId));
    if (!ids.isEmpty())
        note(QStringLiteral("  ") + ids.join(QLatin1String(", ")));
    return code;
}

} // namespace coinpay::cli
