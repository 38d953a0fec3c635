// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "store/applyupdates.h"
#include "store/files.h"
#include "store/journalwriter.h"
#include "store/mirrorwriter.h"
#include "store/notebook.h"
#include "store/payeebook.h"
#include "store/smalltables.h"
#include "store/writer.h"

#include <optional>

namespace coinpay {

using namespace store;

class Store::Private
{
public:
    Private(const Clock &clock, RandomSource &random)
        : m_clock(clock)
        , m_random(random)
        , m_journal(clock, random)
    {
    }

    //! With whom it is to, in the same transaction.
    Operation add(Connection &connection, const OperationDraft &draft, Announcement &said);

    //! Notes and labels, announced.
    template <typename T>
    QFuture<Result<T>> writeNotes(std::function<T(Connection &)> work)
    {
        return m_writer->submit<T>(Writer::File::Journal,
                                   [work](Connection &connection, Announcement &said) {
                                       said.notes = true;
                                       return work(connection);
                                   });
    }

    const Clock &m_clock;
    RandomSource &m_random;
    QString m_profileDir;
    bool m_mirrorWasRebuilt = false;
    JournalWriter m_journal; //!< touched on the writer thread only
    std::optional<Writer> m_writer;
};

Operation Store::Private::add(Connection &connection, const OperationDraft &draft,
                              Announcement &said)
{
    Operation operation = m_journal.add(connection, draft);
    if (countUse(connection, draft, m_clock.now()))
        said.payees = true;
    said.operations += operation.id;
    return operation;
}

Result<std::unique_ptr<Store>> Store::open(const QString &profileDir, const Clock &clock,
                                           RandomSource &random)
{
    qRegisterMetaType<InvoicesChanged>();
    qRegisterMetaType<ResourcesChanged>();
    return guarded([&]() -> std::unique_ptr<Store> {
        Files files = openFiles(profileDir, clock);
        auto parts = std::make_unique<Private>(clock, random);
        parts->m_profileDir = profileDir;
        parts->m_mirrorWasRebuilt = files.mirrorWasRebuilt;
        std::unique_ptr<Store> store(new Store(std::move(parts)));
        Store *announcer = store.get();
        const auto announce = [announcer](const Announcement &said) {
            const InvoicesChanged &invoices = said.invoices;
            if (invoices.everything || !invoices.inserted.isEmpty() || !invoices.updated.isEmpty())
                Q_EMIT announcer->invoicesChanged(invoices);
            if (said.resources.everything || !said.resources.ids.isEmpty())
                Q_EMIT announcer->resourcesChanged(said.resources);
            if (said.payees)
                Q_EMIT announcer->payeesChanged();
            if (said.notes)
                Q_EMIT announcer->notesChanged();
            if (said.operationsEverything)
                Q_EMIT announcer->operationsChanged({});
            else if (!said.operations.isEmpty())
                Q_EMIT announcer->operationsChanged(said.operations);
            if (said.requestRow > 0)
                Q_EMIT announcer->requestLogged(said.requestRow);
        };
        store->d->m_writer.emplace(std::move(files), announce,
                                   [announcer](const std::optional<Error> &trouble) {
                                       Q_EMIT announcer->troubleChanged(trouble);
                                   });
        return store;
    });
}

Store::Store(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Store::~Store()
{
    d->m_writer.reset();
}

bool Store::mirrorWasRebuilt() const
{
    return d->m_mirrorWasRebuilt;
}

QString Store::profileDir() const
{
    return d->m_profileDir;
}

QFuture<Result<Operation>> Store::addOperation(const OperationDraft &draft)
{
    return d->m_writer->submit<Operation>(
        Writer::File::Journal, [this, draft](Connection &connection, Announcement &said) {
            return d->add(connection, draft, said);
        });
}

QFuture<Result<QList<Operation>>> Store::addOperations(const QList<OperationDraft> &drafts)
{
    return d->m_writer->submit<QList<Operation>>(
        Writer::File::Journal, [this, drafts](Connection &connection, Announcement &said) {
            QList<Operation> operations;
            operations.reserve(drafts.size());
            for (const OperationDraft &draft : drafts)
                operations += d->add(connection, draft, said);
            return operations;
        });
}

QFuture<Result<std::optional<Operation>>> Store::claimDueOperation(qint64 claimMs)
{
    return d->m_writer->submit<std::optional<Operation>>(
        Writer::File::Journal, [this, claimMs](Connection &connection, Announcement &said) {
            std::optional<Operation> operation = d->m_journal.claimDue(connection, claimMs);
            if (operation)
                said.operations += operation->id;
            return operation;
        });
}

QFuture<Result<std::optional<Operation>>> Store::claimOperation(const QString &id, qint64 claimMs)
{
    return d->m_writer->submit<std::optional<Operation>>(
        Writer::File::Journal, [this, id, claimMs](Connection &connection, Announcement &said) {
            std::optional<Operation> operation = d->m_journal.claim(connection, id, claimMs);
            if (operation)
                said.operations += operation->id;
            return operation;
        });
}

QFuture<Done> Store::stepOperation(const OperationStep &step)
{
    return d->m_writer->submit<void>(Writer::File::Journal,
                                     [this, step](Connection &connection, Announcement &said) {
                                         d->m_journal.step(connection, step);
                                         said.operations += step.operationId;
                                     });
}

QFuture<Done> Store::stopOperation(const QString &id)
{
    return d->m_writer->submit<void>(
        Writer::File::Journal, [this, id](Connection &connection, Announcement &said) {
            const Operation stopped = d->m_journal.stop(connection, id);
            if (uncountUse(connection, stopped.request))
                said.payees = true;
            said.operations += id;
        });
}

QFuture<Done> Store::decideOperation(const QString &id, bool happened, const QString &resourceId,
                                     const QString &note)
{
    return d->m_writer->submit<void>(
        Writer::File::Journal, [=, this](Connection &connection, Announcement &said) {
            d->m_journal.decide(connection, id, happened, resourceId, note);
            said.operations += id;
        });
}

QFuture<Done> Store::dealWithOperation(const QString &id)
{
    return d->m_writer->submit<void>(Writer::File::Journal,
                                     [this, id](Connection &connection, Announcement &said) {
                                         d->m_journal.dealWith(connection, id);
                                         said.operations += id;
                                     });
}

QFuture<Done> Store::savePayee(const QString &network, const QString &address, const QString &label)
{
    return d->m_writer->submit<void>(Writer::File::Journal,
                                     [=](Connection &connection, Announcement &said) {
                                         store::savePayee(connection, network, address, label);
                                         said.payees = true;
                                     });
}

QFuture<Done> Store::removePayee(const QString &network, const QString &address)
{
    return d->m_writer->submit<void>(Writer::File::Journal,
                                     [=](Connection &connection, Announcement &said) {
                                         store::removePayee(connection, network, address);
                                         said.payees = true;
                                     });
}

QFuture<Result<Note>> Store::addNote(const QString &subject, const QString &text)
{
    return d->writeNotes<Note>([=, this](Connection &connection) {
        return store::addNote(connection, subject, text, d->m_clock, d->m_random);
    });
}

QFuture<Done> Store::changeNote(const QString &id, const QString &text)
{
    return d->writeNotes<void>([=, this](Connection &connection) {
        store::changeNote(connection, id, text, d->m_clock.now());
    });
}

QFuture<Done> Store::removeNote(const QString &id)
{
    return d->writeNotes<void>([id](Connection &connection) { store::removeNote(connection, id); });
}

QFuture<Done> Store::addLabel(const QString &subject, const QString &label)
{
    return d->writeNotes<void>([=, this](Connection &connection) {
        store::addLabel(connection, subject, label, d->m_clock.now());
    });
}

QFuture<Done> Store::removeLabel(const QString &subject, const QString &label)
{
    return d->writeNotes<void>(
        [=](Connection &connection) { store::removeLabel(connection, subject, label); });
}

QFuture<Done> Store::saveDraft(const QString &form, const QByteArray &fields)
{
    return d->m_writer->submit<void>(Writer::File::Journal,
                                     [this, form, fields](Connection &connection, Announcement &) {
                                         d->m_journal.saveDraft(connection, form, fields);
                                     });
}

QFuture<Result<int>> Store::apply(const QList<ResourceUpdate> &updates,
                                  const std::optional<QString> &feedCursor)
{
    return d->m_writer->submit<int>(
        Writer::File::Mirror, [updates, feedCursor](Connection &connection, Announcement &said) {
            const int changed = applyUpdates(connection, updates, said);
            if (feedCursor)
                writeSyncValue(connection, QStringLiteral("feed_cursor"), *feedCursor);
            return changed;
        });
}

QFuture<Done> Store::applyBalances(const BalanceSheet &sheet, UnixMs learnedAt)
{
    return d->m_writer->submit<void>(
        Writer::File::Mirror, [sheet, learnedAt](Connection &connection, Announcement &said) {
            if (writeBalances(connection, sheet, learnedAt))
                said.resources.ids[QStringLiteral("wallet")] += sheet.walletId;
        });
}

QFuture<Done> Store::setSyncValue(const QString &name, const QString &value)
{
    return d->m_writer->submit<void>(Writer::File::Mirror,
                                     [name, value](Connection &connection, Announcement &) {
                                         writeSyncValue(connection, name, value);
                                     });
}

QFuture<Done> Store::logRequest(const RequestLogEntry &entry)
{
    return d->m_writer->submit<void>(Writer::File::Mirror,
                                     [entry](Connection &connection, Announcement &said) {
                                         said.requestRow = writeRequest(connection, entry);
                                     });
}

} // namespace coinpay
