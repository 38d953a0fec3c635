// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"

#include "core/log.h"

#include <QCoreApplication>
#include <QFile>

#include <sqlite3.h>

#include <algorithm>

namespace coinpay::store {

namespace {

// One fsync serves this many; more would only make the first one wait longer.
constexpr size_t MaxBatch = 64;
constexpr std::chrono::seconds LookInterval{1};
// Past this many ids a list is longer than looking again.
constexpr qsizetype MaxAnnouncedIds = 300;
// The page cache is for a burst, such as a first sync: a program that is open for weeks does not
// keep it. So many batches in a row cost more than reading the pages again.
constexpr int BatchesBetweenShrinks = 32;
// SQLite has already waited its own timeout each time.
constexpr int MaxBusyTries = 3;

void addUnique(QStringList &all, const QStringList &more)
{
    for (const QString &id : more) {
        if (!all.contains(id))
            all += id;
    }
}

void addUnique(ResourcesChanged &all, const ResourcesChanged &more)
{
    qsizetype count = 0;
    for (auto type = more.ids.begin(); type != more.ids.end(); ++type)
        addUnique(all.ids[type.key()], type.value());
    for (const QStringList &ids : std::as_const(all.ids))
        count += ids.size();
    all.everything = all.everything || more.everything || count > MaxAnnouncedIds;
    if (all.everything)
        all.ids.clear();
}

//! What only a person can mend, as opposed to a step that is not possible or a busy neighbour.
bool isTrouble(const std::optional<Error> &error)
{
    return error &&
           (error->kind == ErrorKind::StorageFull || error->kind == ErrorKind::StorageReadOnly ||
            error->kind == ErrorKind::StorageDamaged);
}

//! The mirror needs no backup, whatever its file says.
Error troubleIn(Writer::File file, Error error)
{
    if (file == Writer::File::Mirror && error.kind == ErrorKind::StorageDamaged)
        error.message = QCoreApplication::translate(
            "coinpay::store", "The local copy of the server's data is damaged. The next "
                              "start makes a new one; nothing you asked for is lost.");
    return error;
}

std::optional<Error> errorOf(const std::function<void()> &work)
{
    const Done done = guarded(work);
    return done ? std::nullopt : std::optional(done.error());
}

} // namespace

void Announcement::add(const Announcement &other)
{
    invoices.everything = invoices.everything || other.invoices.everything ||
                          invoices.inserted.size() + invoices.updated.size() +
                                  other.invoices.inserted.size() + other.invoices.updated.size() >
                              MaxAnnouncedIds;
    if (invoices.everything) {
        invoices.inserted.clear();
        invoices.updated.clear();
    } else {
        addUnique(invoices.inserted, other.invoices.inserted);
        for (const QString &id : other.invoices.updated) {
            if (!invoices.inserted.contains(id) && !invoices.updated.contains(id))
                invoices.updated += id;
        }
    }
    addUnique(resources, other.resources);
    operationsEverything = operationsEverything || other.operationsEverything ||
                           operations.size() + other.operations.size() > MaxAnnouncedIds;
    if (operationsEverything)
        operations.clear();
    else
        addUnique(operations, other.operations);
    payees = payees || other.payees;
    notes = notes || other.notes;
    requestRow = std::max(requestRow, other.requestRow);
}

Writer::Writer(Files files, Announce announce, Report report)
    : m_files(std::move(files))
    , m_announce(std::move(announce))
    , m_report(std::move(report))
    , m_journalVersion(m_files.journal->number("PRAGMA data_version"))
    , m_mirrorVersion(m_files.mirror->number("PRAGMA data_version"))
    , m_thread(QThread::create([this] { loop(); }))
{
    m_thread->setObjectName(QStringLiteral("store-writer"));
    m_thread->start();
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread->wait();
}

void Writer::enqueue(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Writer::loop()
{
    while (true) {
        Batch batch = nextBatch();
        if (!batch.empty()) {
            run(batch);
            if (++m_batchesSinceShrink >= BatchesBetweenShrinks)
                shrink();
            continue;
        }
        if (m_batchesSinceShrink > 0)
            shrink();
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping && m_queue.empty())
                break;
        }
        lookForOthers();
    }
    m_files.journal.reset();
    m_files.mirror.reset();
}

Writer::Batch Writer::nextBatch()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, LookInterval, [this] { return m_stopping || !m_queue.empty(); });
    Batch batch;
    while (!m_queue.empty() && batch.size() < MaxBatch &&
           (batch.empty() || m_queue.front().file == batch.front().file)) {
        batch.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    return batch;
}

void Writer::run(Batch &batch)
{
    Announcement said;
    Connection &connection = connectionOf(batch.front().file);
    for (int tried = 1; tried <= MaxBusyTries; ++tried) {
        said = {};
        for (Job &job : batch)
            job.error.reset();
        try {
            commitTogether(batch, connection, said);
            break;
        } catch (const Failure &failure) {
            said = {};
            noteDamage(failure);
            if (failure.isBusy() && tried < MaxBusyTries)
                continue;
            for (Job &job : batch)
                job.error = failure.toError();
            break;
        }
    }
    if (const auto error = errorOf([&] { m_announce(said); }))
        qCWarning(logStore) << "a listener failed:" << error->message;
    reportTrouble(batch);
    for (Job &job : batch)
        job.finish(job.error);
}

void Writer::commitTogether(Batch &batch, Connection &connection, Announcement &said)
{
    Transaction transaction(connection);
    if (batch.size() == 1) { // which has the transaction's begin to go back to
        if (didWork(batch.front(), connection, said))
            transaction.commit();
        return;
    }
    for (Job &job : batch)
        runOne(job, connection, said);
    transaction.commit();
}

void Writer::runOne(Job &job, Connection &connection, Announcement &said)
{
    connection.query("SAVEPOINT job").run();
    if (!didWork(job, connection, said))
        connection.query("ROLLBACK TO job").run();
    connection.query("RELEASE job").run();
}

//! False when what it began is to be taken back.
bool Writer::didWork(Job &job, Connection &connection, Announcement &said)
{
    Announcement own;
    try {
        job.work(connection, own);
        said.add(own);
        return true;
    } catch (const Failure &failure) {
        // A full disk or damage may have ended the whole transaction: the batch fails as one.
        if (!connection.inTransaction() || failure.isDamage() || failure.isBusy())
            throw;
        job.error = failure.toError();
    } catch (const Refusal &refusal) {
        job.error = refusal.error();
    } catch (const std::exception &other) {
        job.error =
            Error{ErrorKind::StorageFault, QString::fromUtf8(other.what()), {}, {}, 0, {}, {}};
    }
    return false;
}

void Writer::noteDamage(const Failure &failure)
{
    if (!failure.isDamage() || !m_files.mirror || m_files.mirror->path() != failure.path())
        return;
    qCWarning(logStore) << "the mirror is damaged; the next start rebuilds it";
    QFile mark(mirrorDamageMark(failure.path()));
    if (!mark.open(QIODevice::WriteOnly))
        qCWarning(logStore) << "and that could not be noted:" << mark.errorString();
}

void Writer::reportTrouble(const Batch &batch)
{
    const auto troubled = std::find_if(batch.begin(), batch.end(),
                                       [](const Job &job) { return isTrouble(job.error); });
    const bool isTroubled = troubled != batch.end();
    bool &wasTroubled = m_isInTrouble.at(static_cast<size_t>(batch.front().file));
    if (isTroubled == wasTroubled || !m_report)
        return;
    wasTroubled = isTroubled;
    const bool isAny = m_isInTrouble[0] || m_isInTrouble[1];
    if (isTroubled)
        m_report(troubleIn(batch.front().file, *troubled->error));
    else if (!isAny)
        m_report(std::nullopt);
}

void Writer::lookForOthers()
{
    Announcement said;
    const auto error = errorOf([&] {
        const qint64 journal = m_files.journal->number("PRAGMA data_version");
        const qint64 mirror = m_files.mirror->number("PRAGMA data_version");
        said.operationsEverything = said.payees = said.notes = journal != m_journalVersion;
        said.invoices.everything = said.resources.everything = mirror != m_mirrorVersion;
        m_journalVersion = journal;
        m_mirrorVersion = mirror;
        m_announce(said);
    });
    if (error)
        qCWarning(logStore) << error->message;
}

void Writer::shrink()
{
    m_batchesSinceShrink = 0;
    m_files.journal->shrink();
    m_files.mirror->shrink();
}

Connection &Writer::connectionOf(File file)
{
    switch (file) {
    case File::Journal: return *m_files.journal;
    case File::Mirror: return *m_files.mirror;
    }
    return *m_files.journal;
}

} // namespace coinpay::store
