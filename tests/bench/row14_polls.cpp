// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/windowprocess.h"
#include "support/drivenprofile.h"
#include "sync/synchronizer.h"

#include <QEventLoop>
#include <QTextStream>
#include <QUrlQuery>

#include <malloc.h>

namespace coinpay::bench {

namespace {

constexpr int Invoices = 1'000;
constexpr int FewPolls = 1'000;

//! A feed that has one more change of some invoice at every poll.
class EndlessFeed
{
public:
    EndlessFeed(test::DrivenProfile &profile, std::function<void(qint64)> polled)
        : m_profile(profile)
        , m_polled(std::move(polled))
    {
        profile.server.onRequest = [this](const HttpRequest &request) { return answer(request); };
    }

private:
    test::FakeServer::Answer answer(const HttpRequest &request)
    {
        const QUrl url = QUrl::fromEncoded(request.target);
        m_profile.server.requests.clear(); // what a test keeps would be counted as ours
        if (url.path() != QLatin1String("/v1/events"))
            return m_profile.server.json(200, R"({"data":[],"next_cursor":null,"has_more":false})");
        if (QUrlQuery(url).queryItemValue(QStringLiteral("after")) == QLatin1String("latest"))
            return m_profile.server.json(200, page({}));
        ++m_polls;
        m_profile.clock.advance(1'000);
        m_polled(m_polls);
        const QByteArray id = "inv_" + QByteArray::number(m_polls % Invoices);
        const int version = static_cast<int>(m_polls / Invoices) + 1;
        return m_profile.server.json(
            200, page(test::eventJson("evt_" + QByteArray::number(m_polls), id,
                                      version == 1 ? "" : "processing", "processing", version)));
    }

    [[nodiscard]] QByteArray page(const QByteArray &event) const
    {
        return "{\"data\":[" + event + "],\"next\":\"evt_" + QByteArray::number(m_polls) +
               "\",\"has_more\":false}";
    }

    test::DrivenProfile &m_profile;
    std::function<void(qint64)> m_polled;
    qint64 m_polls = 0;
};

//! What this process has written to and not given back.
double ownMemoryMb()
{
    malloc_trim(0);
    return memoryKb(QStringLiteral("self"), "Private_Dirty") / 1024;
}

void measurePolls(Context &context)
{
    const qint64 many = context.smoke() ? 2 * FewPolls : 1'000'000;
    test::DrivenProfile profile;
    QEventLoop loop;
    double few = 0;
    const EndlessFeed feed(profile, [&](qint64 polls) {
        if (polls == FewPolls)
            few = ownMemoryMb();
        if (polls == many)
            loop.quit();
        if (polls % 100'000 == 0)
            QTextStream(stderr) << polls << " polls" << Qt::endl;
    });
    Synchronizer synchronizer(profile.client, *profile.store, profile.clock, profile.random);
    synchronizer.setAttentive(true);
    synchronizer.start();
    loop.exec();
    const double all = ownMemoryMb();
    synchronizer.stop();
    context.report({QStringLiteral("14"),
                    QStringLiteral("memory after %L1 polls with changes, against 1,000").arg(many),
                    all, few, QStringLiteral("MiB"), QStringLiteral("≤ 1.05×")});
}

const RegisterRow row(QStringLiteral("14"), measurePolls);

} // namespace

} // namespace coinpay::bench
