// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracesearch.h"

#include "core/text.h"
#include "trace/words.h"

namespace coinpay {

namespace {

//! A first sync commits many times a second; whoever waits for an id to come does not see that.
constexpr int GatherMs = 250;
constexpr qsizetype LongestWord = 120;

template <typename T>
void keep(Result<T> read, Resource &into)
{
    if (read)
        into = *std::move(read);
}

TraceMatch matchOf(Reader &reader, const Found &found)
{
    TraceMatch match;
    match.found = found;
    switch (found.kind) {
    case FoundKind::Invoice: keep(reader.invoice(found.id), match.resource); break;
    case FoundKind::Escrow: keep(reader.escrow(found.id), match.resource); break;
    case FoundKind::Transfer: keep(reader.transfer(found.id), match.resource); break;
    case FoundKind::Wallet: keep(reader.wallet(found.id), match.resource); break;
    case FoundKind::Operation:
        if (auto operation = reader.operation(found.id))
            match.operation = *std::move(operation);
        break;
    case FoundKind::Request: break;
    }
    return match;
}

//! "Invoice, order_1, 25 USDT, paid, inv_1": for who listens.
QString spokenText(const TraceMatch &match)
{
    const auto amount = match.amount();
    QStringList words{foundKindText(match.found.kind), displayText(match.reference(), LongestWord),
                      amount ? amount->toDecimal() + u' ' + amount->asset() : QString(),
                      displayText(statusTextOf(match.resource), LongestWord), match.found.id};
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

} // namespace

QString TraceMatch::reference() const
{
    if (operation)
        return operation->request.reference;
    if (const auto *invoice = std::get_if<Invoice>(&resource))
        return invoice->reference;
    if (const auto *escrow = std::get_if<Escrow>(&resource))
        return escrow->dealRef;
    if (const auto *transfer = std::get_if<Transfer>(&resource))
        return transfer->note.isEmpty() ? transfer->destination : transfer->note;
    if (const auto *wallet = std::get_if<Wallet>(&resource))
        return wallet->label;
    return {};
}

std::optional<Money> TraceMatch::amount() const
{
    if (operation)
        return operation->request.amount;
    if (const auto *invoice = std::get_if<Invoice>(&resource))
        return invoice->amount;
    if (const auto *escrow = std::get_if<Escrow>(&resource))
        return escrow->amount;
    if (const auto *transfer = std::get_if<Transfer>(&resource))
        return transfer->amount;
    return {};
}

UnixMs TraceMatch::createdAt() const
{
    if (operation)
        return operation->createdAt;
    return std::visit(
        [](const auto &known) -> UnixMs {
            if constexpr (requires { known.createdAt; })
                return known.createdAt;
            else
                return 0;
        },
        resource);
}

TraceSearch::TraceSearch(Store &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_thread(std::make_unique<ReadingThread<Reader>>(
          [dir = store.profileDir()] { return Reader::open(dir); }))
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(GatherMs);
    connect(&m_gather, &QTimer::timeout, this, &TraceSearch::read);
    connect(&store, &Store::invoicesChanged, this, &TraceSearch::note);
    connect(&store, &Store::resourcesChanged, this, &TraceSearch::note);
    connect(&store, &Store::operationsChanged, this, &TraceSearch::note);
}

TraceSearch::~TraceSearch()
{
    ++m_question; // what waits is not read any more
    m_thread.reset();
}

void TraceSearch::ask(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_answered = false;
    read();
}

//! Something new may be what was looked for in vain.
void TraceSearch::note()
{
    if (m_answered && m_matches.isEmpty() && !m_text.isEmpty() && !m_gather.isActive())
        m_gather.start();
}

void TraceSearch::read()
{
    m_gather.stop();
    const quint64 question = ++m_question;
    if (m_text.isEmpty()) {
        take(question, QList<TraceMatch>());
        return;
    }
    m_thread->run([this, question, text = m_text](const Result<Reader *> &reader) {
        if (question != m_question.load()) // the next key was pressed
            return JobThread::Arrival([] {});
        auto matches = reader ? readMatches(**reader, text, MostMatches)
                              : Result<QList<TraceMatch>>(fail(reader.error()));
        return JobThread::Arrival(
            [this, question, matches = std::move(matches)] { take(question, matches); });
    });
}

void TraceSearch::take(quint64 question, const Result<QList<TraceMatch>> &matches)
{
    if (question != m_question.load())
        return;
    m_answered = true;
    beginResetModel();
    m_matches = matches.value_or(QList<TraceMatch>());
    endResetModel();
    m_error.reset();
    if (!matches)
        m_error = matches.error();
    Q_EMIT answered();
}

int TraceSearch::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matches.size());
}

QVariant TraceSearch::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TraceMatch &match = m_matches.at(index.row());
    switch (role) {
    case KindRole: return static_cast<int>(match.found.kind);
    case IdRole: return match.found.id;
    case Qt::DisplayRole: return spokenText(match);
    default: return {};
    }
}

Result<QList<TraceMatch>> readMatches(Reader &reader, const QString &text, int limit)
{
    const auto found = findSubjects(reader, text, limit);
    if (!found)
        return fail(found.error());
    QList<TraceMatch> matches;
    matches.reserve(found->size());
    for (const Found &one : *found)
        matches.append(matchOf(reader, one));
    return matches;
}

} // namespace coinpay
