// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints.h"
#include "api/networktransport.h"
#include "bench/bench.h"
#include "support/scriptedserver.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThread>

namespace coinpay::bench {

namespace {

constexpr char InvoiceBody[] =
    R"({"id":"inv_123","amount":"25.00","amount_paid":"0.00","asset":"USDT",)"
    R"("network":"ethereum","reference":"order_48392","status":"pending",)"
    R"("payment_address":"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed","payment_uri":"ethereum:0x5",)"
    R"("confirmations":0,"required_confirmations":12,"tx_hash":null,"callback_url":null,)"
    R"("expires_at":"2026-01-02T04:04:05Z","metadata":{"cart":"7712"},"cancel_reason":null,)"
    R"("failure":null,"version":1,"created_at":"2026-01-02T03:04:05Z",)"
    R"("updated_at":"2026-01-02T03:04:05Z","request_id":"req_5001"})";

constexpr char TokenBody[] =
    R"({"access_token":"bench.token","token_type":"Bearer","expires_in":3600,"scopes":["read"]})";

constexpr char AnswerHeaders[] = "X-Request-Id: req_1\r\nDate: Fri, 02 Jan 2026 03:04:05 GMT\r\n"
                                 "RateLimit: \"default\";r=93;t=7\r\n";

//! The server has a thread of its own, so that neither side pays for it.
class Server
{
public:
    explicit Server(const test::TestCertificate &certificate)
    {
        m_owner.moveToThread(&m_thread);
        m_thread.start();
        run([&] {
            m_server = std::make_unique<test::ScriptedServer>(certificate);
            m_server->decide([](const test::Arrival &arrival) {
                return arrival.target() == "/v1/auth/tokens"
                           ? test::Step::answer(201, TokenBody, AnswerHeaders)
                           : test::Step::answer(200, InvoiceBody, AnswerHeaders);
            });
            m_url = m_server->url();
        });
    }

    ~Server()
    {
        run([&] { m_server.reset(); });
        m_thread.quit();
        m_thread.wait();
    }

    Q_DISABLE_COPY_MOVE(Server)

    [[nodiscard]] const QUrl &url() const { return m_url; }

private:
    void run(const std::function<void()> &work)
    {
        QMetaObject::invokeMethod(&m_owner, work, Qt::BlockingQueuedConnection);
    }

    QThread m_thread;
    QObject m_owner;
    std::unique_ptr<test::ScriptedServer> m_server;
    QUrl m_url;
};

void readByClient(Client &client)
{
    QEventLoop loop;
    QFutureWatcher<Result<Invoice>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(api::fetchInvoice(client, QStringLiteral("inv_123")));
    loop.exec();
    if (!watcher.result())
        qFatal("%s", qPrintable(watcher.result().error().message));
}

void readBare(QNetworkAccessManager &manager, const QNetworkRequest &request)
{
    QEventLoop loop;
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (reply->readAll() != InvoiceBody)
        qFatal("%s", qPrintable(reply->errorString()));
}

double middleOf(int times, const std::function<void()> &read)
{
    std::vector<double> taken;
    for (int i = 0; i < times; ++i)
        taken.push_back(1000 * millisecondsOf(read));
    return median(std::move(taken));
}

void measureRead(Context &context)
{
    const int times = context.smoke() ? 5 : 300;
    const test::TestCertificate ca = test::makeCa();
    const Server server(test::makeLeaf(ca));

    NetworkOptions options;
    options.baseUrl = server.url();
    options.caPem = ca.certificatePem;
    const SystemClock clock;
    SystemRandom random;
    const auto transport = NetworkTransport::create(options, clock);
    if (!transport)
        qFatal("%s", qPrintable(transport.error().message));
    Client client(**transport, clock, random, QStringLiteral("key_bench"),
                  std::make_shared<const SigningKey>(*SigningKey::generate()));

    QNetworkAccessManager manager;
    QNetworkRequest request(server.url().resolved(QUrl(QStringLiteral("/v1/invoices/inv_123"))));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(ca.certificatePem));
    request.setSslConfiguration(tls);
    request.setRawHeader("Authorization", "Bearer bench.token");

    readByClient(client); // connections and the token are made before the clock runs
    readBare(manager, request);
    const Pair pair = alternate(
        context.rounds(), [&] { return middleOf(times, [&] { readByClient(client); }); },
        [&] { return middleOf(times, [&] { readBare(manager, request); }); });
    context.report({QStringLiteral("9"),
                    QStringLiteral("an authorized read over loopback TLS, decoded, p50"), pair.ours,
                    pair.floor, QStringLiteral("µs"), QStringLiteral("≤ 1.2×")});
}

const RegisterRow row(QStringLiteral("9"), measureRead);

} // namespace

} // namespace coinpay::bench
