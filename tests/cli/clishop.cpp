// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clishop.h"

#include <QTimer>

namespace coinpay::test {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool CliShop::open()
{
    qputenv("LC_ALL", "C");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // whatever keychain this machine has is not ours
    if (!sandbox.start(words("--block-interval 0"))) {
        m_complaint = sandbox.complaint();
        return false;
    }
    const Ran added = addProfile(QStringLiteral("shop"), sandbox.url());
    m_complaint = QString::fromUtf8(added.out + added.err);
    return added.exitCode == 0 && added.text("name") == QLatin1String("shop");
}

Ran CliShop::run(const QStringList &arguments)
{
    Ran ran = runCli(dir.path(), arguments);
    everythingSaid += ran.out + ran.err;
    return ran;
}

Ran CliShop::cli(const QStringList &arguments)
{
    return run(
        QStringList{QStringLiteral("--json"), QStringLiteral("--key-file"), sandbox.keyFile()} +
        arguments);
}

Ran CliShop::cliWhileMining(const QStringList &arguments)
{
    constexpr int BlockIntervalMs = 50;
    QTimer blocks;
    QObject::connect(&blocks, &QTimer::timeout, &blocks, [this] { mine(1); });
    blocks.start(BlockIntervalMs);
    return cli(arguments);
}

Ran CliShop::addProfile(const QString &name, const QString &url)
{
    return cli({QStringLiteral("profiles"), QStringLiteral("add"), name, QStringLiteral("--url"),
                url, QStringLiteral("--key-id"), sandbox.keyId(), QStringLiteral("--ca"),
                sandbox.caFile(), QStringLiteral("--environment"), QStringLiteral("sandbox")});
}

void CliShop::fault(const char *kind, int times, const QString &path)
{
    const QJsonObject match{{QStringLiteral("method"), QStringLiteral("POST")},
                            {QStringLiteral("path"), path}};
    sandbox.post(QStringLiteral("/faults"), {{QStringLiteral("match"), match},
                                             {QStringLiteral("kind"), QString::fromLatin1(kind)},
                                             {QStringLiteral("times"), times}});
}

void CliShop::endFaults()
{
    sandbox.control("DELETE", QStringLiteral("/sandbox/v1/faults"));
}

void CliShop::mine(int blocks)
{
    sandbox.post(QStringLiteral("/blocks"), {{QStringLiteral("count"), blocks}});
}

std::unique_ptr<Reader> CliShop::reader(const QString &profile) const
{
    auto opened = Reader::open(dir.filePath(QStringLiteral("profiles/") + profile));
    return opened ? std::move(*opened) : nullptr;
}

} // namespace coinpay::test
