// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "sandbox/auth/ed25519.h"
#include "sandbox/auth/keys.h"
#include "sandbox/events/endpoints.h"
#include "sandbox/ledger/schema.h"
#include "sandbox/resources/walletlife.h"
#include "sandbox/seed/autoplay.h"
#include "sandbox/seed/deals.h"
#include "sandbox/seed/fill.h"
#include "sandbox/service/fields.h"
#include "sandbox/tls/pem.h"

#include <QDir>
#include <QJsonDocument>

#include <cmath>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

// Raised whenever the tables change: the sandbox's books are thrown away, not migrated.
constexpr auto BooksVersion = "1";

QString keyFileIn(const QString &directory)
{
    return directory + "/key.pem"_L1;
}

} // namespace

Sandbox::Sandbox(const Options &options)
    : m_options(options)
{
    m_options.directory = QDir(options.directory).absolutePath();
}

Sandbox::~Sandbox()
{
    // The server's connections call the service: they go first.
    m_server.reset();
}

Done Sandbox::start()
{
    if (!QDir().mkpath(m_options.directory))
        return fail(ErrorKind::StorageFault, u"Cannot make %1."_s.arg(m_options.directory));
    if (auto mine = takeDirectory(); !mine)
        return mine;
    auto identity = serverIdentity(m_options.directory, m_real.now());
    if (!identity)
        return fail(identity.error());
    m_identity = *identity;
    try {
        if (auto opened = openBooks(); !opened)
            return opened;
    } catch (const DatabaseError &error) {
        return fail(ErrorKind::StorageFault, QString::fromLocal8Bit(error.what()));
    }
    ServiceOptions options;
    options.ratePer10s = m_options.ratePer10s;
    options.blockIntervalMs = std::llround(m_options.blockSeconds * 1000);
    options.recordFile = m_options.recordFile;
    m_service = std::make_unique<Service>(*m_books, m_real, options);
    m_service->trustReceivers(m_identity.caFile);
    if (m_options.autoplay)
        m_autoplay = std::make_unique<Autoplay>(*m_books, *m_service, m_options.seedNumber);
    m_server = std::make_unique<http::Server>(
        [this](const http::Request &request, const http::Responder &responder) {
            m_service->handle(request, responder);
        },
        [this](int status) { return m_service->refusal(status); });
    return m_server->start(m_options.port, m_identity.tls);
}

Done Sandbox::takeDirectory()
{
    m_lock = std::make_unique<ProcessLock>(m_options.directory + "/lock"_L1);
    switch (m_lock->tryLock(0)) {
    case ProcessLock::Outcome::Taken: return {};
    case ProcessLock::Outcome::Busy:
        return fail(ErrorKind::StorageBusy,
                    u"Another sandbox works in %1."_s.arg(m_options.directory));
    case ProcessLock::Outcome::NotPossible: break;
    }
    return fail(ErrorKind::StorageFault,
                u"Cannot write in %1: %2."_s.arg(m_options.directory,
                                                 qt_error_string(m_lock->systemError())));
}

void Sandbox::loadClock()
{
    const qint64 offset = m_database->meta("clock").toLongLong();
    const qint64 advanced = m_database->meta("advanced").toLongLong();
    Query newest(*m_database, "SELECT at FROM events ORDER BY seq DESC LIMIT 1");
    const UnixMs last = newest.step() ? newest.integer(0) : 0;
    // A fast clock may have run on after it was last written down.
    m_clock = std::make_unique<SimClock>(m_real, m_options.speed, qMax(offset, last - m_real.now()),
                                         advanced);
}

Done Sandbox::openBooks()
{
    const QString file = m_options.directory + "/books.db"_L1;
    if (!QFile::exists(file)) {
        // Made apart and put in place when whole, so that a death meanwhile leaves nothing behind.
        const QString part = file + ".part"_L1;
        for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1})
            QFile::remove(part + suffix);
        if (auto made = makeBooks(part); !made)
            return made;
        if (!QFile::rename(part, file))
            return fail(ErrorKind::StorageFault, u"Cannot write %1."_s.arg(file));
    }
    m_database = std::make_unique<Database>(file);
    if (m_database->meta("version") != BooksVersion)
        return fail(ErrorKind::StorageFault,
                    u"The books in %1 are of another version; choose another directory."_s.arg(
                        m_options.directory));
    loadClock();
    m_books = std::make_unique<Books>(
        Books{*m_database, *m_clock, m_random, Ids(m_database->meta("salt").toULongLong())});
    return {};
}

Done Sandbox::makeBooks(const QString &file)
{
    Database database(file);
    database.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
    createTables(database);
    SimClock clock(m_real, m_options.speed, 0, 0);
    // The same seed number makes the same ids, but for their times.
    const quint64 salt =
        m_options.seed > 0 ? Dice(m_options.seedNumber).next() : m_random.below(quint64(1) << 40);
    Books books{database, clock, m_random, Ids(salt)};
    Work work(books, {});
    database.setMeta("salt", QByteArray::number(books.ids.salt()));
    makeCallbackEndpoint(books);
    if (auto made = makeKey(books); !made)
        return made;
    openWallets(books);
    if (m_options.seed > 0)
        fillBooks(books, m_options.seed, m_options.seedNumber);
    work.commit();
    createIndexes(database);
    if (m_options.seed > 0) {
        Work deals(books, {});
        fillDeals(books, m_options.seed, m_options.seedNumber);
        deals.commit();
    }
    database.setMeta("version", BooksVersion); // last: books without it were not finished
    return {};
}

Done Sandbox::makeKey(Books &books)
{
    const auto key = generateKey();
    if (!key || !writeFile(keyFileIn(m_options.directory), key->pem, FileMode::Private))
        return fail(ErrorKind::StorageFault,
                    u"Cannot write %1."_s.arg(keyFileIn(m_options.directory)));
    const Document document = addKey(books, key->publicKey, u"Made by the sandbox"_s, allScopes());
    books.db.setMeta("key_id", document.id(books).toLatin1());
    return {};
}

QByteArray Sandbox::config() const
{
    const QString url = u"https://127.0.0.1:%1"_s.arg(m_server->serverPort());
    return QJsonDocument(QJsonObject{{u"url"_s, url},
                                     {u"control_url"_s, url},
                                     {u"ca_file"_s, m_identity.caFile},
                                     {u"key_id"_s, QString::fromLatin1(m_database->meta("key_id"))},
                                     {u"key_file"_s, keyFileIn(m_options.directory)}})
        .toJson(QJsonDocument::Compact);
}

} // namespace coinpay::sandbox
