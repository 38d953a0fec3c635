// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"

#include "domain/asset.h"

#include <QDir>
#include <QFile>
#include <QTextStream>

namespace coinpay::bench {

namespace {

constexpr UnixMs FirstCreated = 1'738'368'000'000;
constexpr qint64 Apart = 31'500;
constexpr int PageSize = 200;
// Raised whenever the data or the schema change, so that no old store is measured.
constexpr int SeedVersion = 1;

const Clock &systemClock()
{
    static const SystemClock clock;
    return clock;
}

RandomSource &systemRandom()
{
    static SystemRandom random;
    return random;
}

QString crockford(std::mt19937_64 &engine, quint64 time, const char *prefix)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    QString id = QLatin1String(prefix);
    for (int i = 9; i >= 0; --i)
        id += QLatin1Char(alphabet[(time >> (5 * i)) & 31]);
    for (int i = 0; i < 16; ++i)
        id += QLatin1Char(alphabet[engine() & 31]);
    return id;
}

QString hex(std::mt19937_64 &engine, int digits)
{
    static constexpr char alphabet[] = "0123456789abcdef";
    QString text;
    for (int i = 0; i < digits; ++i)
        text += QLatin1Char(alphabet[engine() & 15]);
    return text;
}

//! As books look: nearly everything is paid or expired, little is open or wrong.
InvoiceStatus status(quint64 dice)
{
    constexpr std::array<std::pair<quint64, InvoiceStatus>, 8> parts{{
        {780, InvoiceStatus::Paid},
        {930, InvoiceStatus::Expired},
        {970, InvoiceStatus::Canceled},
        {980, InvoiceStatus::Overpaid},
        {988, InvoiceStatus::PartiallyPaid},
        {993, InvoiceStatus::Failed},
        {997, InvoiceStatus::Pending},
        {1000, InvoiceStatus::Processing},
    }};
    for (const auto &[below, value] : parts) {
        if (dice < below)
            return value;
    }
    return InvoiceStatus::Paid;
}

QList<ResourceUpdate> withHistory(const QList<ResourceUpdate> &page)
{
    QList<ResourceUpdate> all = page;
    for (const ResourceUpdate &last : page) {
        for (qint64 version = 1; version < versionOf(last.resource); ++version) {
            ResourceUpdate step = last;
            step.learnedFrom = LearnedFrom::EventFeed;
            auto &invoice = std::get<Invoice>(step.resource);
            invoice.version = version;
            invoice.updatedAt = invoice.createdAt + version * 60'000;
            all += step;
        }
    }
    return all;
}

} // namespace

Invoice benchInvoice(int number)
{
    std::mt19937_64 engine(static_cast<quint64>(number) + 1);
    const std::span<const AssetInfo> assets = knownAssets();
    const AssetInfo &asset = assets[engine() % std::min<size_t>(assets.size(), 6)];
    Invoice invoice;
    invoice.createdAt = FirstCreated + number * Apart;
    invoice.updatedAt = invoice.createdAt + 600'000 + static_cast<qint64>(engine() % 600'000);
    const auto time = static_cast<quint64>(invoice.createdAt);
    invoice.id = crockford(engine, time, "inv_");
    const QString amount =
        QString::number(engine() % 500'000 + 1) + u'.' + QString::number(engine() % 90 + 10);
    invoice.amount = Money::parse(amount, asset.code).value();
    invoice.amountPaid = invoice.amount;
    invoice.network = asset.networks.front();
    invoice.reference = QStringLiteral("order_%1").arg(48'392 + number);
    invoice.status = status(engine() % 1000);
    invoice.statusText = invoiceStatusName(invoice.status);
    invoice.paymentAddress = QStringLiteral("0x") + hex(engine, 40);
    invoice.txHash = hex(engine, 64);
    invoice.requiredConfirmations = 12;
    invoice.confirmations =
        invoice.status == InvoiceStatus::Paid ? 12 : static_cast<int>(engine() % 12);
    invoice.expiresAt = invoice.createdAt + 900'000;
    invoice.version = 4;
    invoice.requestId = crockford(engine, time, "req_");
    return invoice;
}

QList<ResourceUpdate> syncPage(int newest, int count)
{
    QList<ResourceUpdate> page;
    page.reserve(count);
    for (int i = 0; i < count && newest - i >= 0; ++i) {
        ResourceUpdate update;
        update.resource = benchInvoice(newest - i);
        update.learnedFrom = LearnedFrom::FirstSync;
        update.learnedAt = FirstCreated;
        page += update;
    }
    return page;
}

std::unique_ptr<Store> openStore(const QString &profileDir)
{
    Result<std::unique_ptr<Store>> store = Store::open(profileDir, systemClock(), systemRandom());
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    return std::move(*store);
}

std::unique_ptr<Reader> openReader(const QString &profileDir)
{
    Result<std::unique_ptr<Reader>> reader = Reader::open(profileDir);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().message));
    return std::move(*reader);
}

QString seededProfile(const Context &context, int count)
{
    const QString path = QDir(context.workDir())
                             .filePath(QStringLiteral("store-v%1-%2").arg(SeedVersion).arg(count));
    const QString mark = path + QLatin1String("/seeded");
    if (QFile::exists(mark))
        return path;
    QDir(path).removeRecursively();
    QDir().mkpath(path);
    if (!context.smoke())
        QTextStream(stderr) << "making a store of " << count << " invoices" << Qt::endl;
    {
        const auto store = openStore(path);
        QList<QFuture<Result<int>>> running;
        for (int newest = count - 1; newest >= 0; newest -= PageSize) {
            running += store->apply(withHistory(syncPage(newest, PageSize)));
            if (running.size() > 8)
                valueOf(running.takeFirst());
        }
        for (const auto &future : std::as_const(running))
            valueOf(future);
    }
    QFile file(mark);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return path;
}

} // namespace coinpay::bench
