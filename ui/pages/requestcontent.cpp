// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/requestcontent.h"

#include "core/text.h"
#include "models/requestlogmodel.h"
#include "widgets/timingview.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

using Model = RequestLogModel;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Requests)
};

} // namespace

QList<AnswerClass> answerClasses()
{
    using enum AnswerClass;
    return {Success, Refused, ServerAtFault, Odd, None};
}

theme::StateLook lookOfClass(AnswerClass answer)
{
    using theme::Tone;
    switch (answer) {
    case AnswerClass::Success:
        return {QStringLiteral("check-circle"), Tone::Good,
                Words::tr("Done (2xx)", "a class of answers"),
                Words::tr("The server did it, or accepted it.")};
    case AnswerClass::Refused:
        return {QStringLiteral("slash-circle"), Tone::Bad,
                Words::tr("Refused (4xx)", "a class of answers"),
                Words::tr("The server said no; the code says why.")};
    case AnswerClass::ServerAtFault:
        return {QStringLiteral("server"), Tone::Attention,
                Words::tr("Server at fault (5xx)", "a class of answers"),
                Words::tr("The server, or something in front of it, could not answer.")};
    case AnswerClass::Odd:
        return {QStringLiteral("question"), Tone::Attention,
                Words::tr("Anything else", "a class of answers"),
                Words::tr("An answer that the contract does not know, a redirect perhaps.")};
    case AnswerClass::None:
        return {QStringLiteral("offline"), Tone::Attention,
                Words::tr("No answer", "a class of answers"),
                Words::tr("Nothing came back: what the server did is not known from this "
                          "attempt.")};
    }
    return {};
}

theme::StateLook lookOf(const RequestLogEntry &entry)
{
    theme::StateLook look = lookOfClass(answerClassOf(entry.httpStatus));
    if (entry.httpStatus != 0)
        look.word = QString::number(entry.httpStatus);
    return look;
}

QString outcomeText(const RequestLogEntry &entry)
{
    if (entry.outcome == u"ok")
        return Words::tr("ok", "an answer without an error code");
    return displayText(entry.outcome);
}

RequestContent::RequestContent(const RequestLogModel &model)
    : m_model(model)
{
}

QList<ListColumn> RequestContent::columns() const
{
    return {
        {CellKind::State, 10}, {CellKind::Unit, 6},         {CellKind::Id, 17},
        {CellKind::Words, 10}, {CellKind::Amount, 7, true}, {CellKind::Amount, 7},
        {CellKind::Time, 9},   {CellKind::Id, 12, true},    {CellKind::Id, 20, true},
    };
}

int RequestContent::widestColumn() const
{
    return Model::Path;
}

QStringList RequestContent::stateWords() const
{
    return {lookOfClass(AnswerClass::None).word, QStringLiteral("000")};
}

std::optional<ListCell> RequestContent::cell(int row, int column, UnixMs now,
                                             const QLocale &locale) const
{
    const RequestLogEntry &entry = m_model.entry(row);
    switch (static_cast<Model::Column>(column)) {
    case Model::Answer: return stateCell(lookOf(entry));
    case Model::Method: return textCell(entry.method);
    case Model::Path: return textCell(entry.target);
    case Model::Code: return textCell(outcomeText(entry));
    case Model::Attempt: return textCell(locale.toString(entry.attempt));
    case Model::Duration: return textCell(millisecondsText(entry.durationMs, locale));
    case Model::Started: return timeCell(entry.startedAt, now, locale);
    case Model::RequestId: return textCell(entry.requestId);
    case Model::OperationId: return textCell(entry.correlationId);
    case Model::ColumnCount: break;
    }
    return ListCell{};
}

UnixMs RequestContent::time(int row, int) const
{
    return m_model.entry(row).startedAt;
}

ListContent::Order RequestContent::order() const
{
    return {Model::Started, true};
}

} // namespace coinpay
