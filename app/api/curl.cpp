// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/curl.h"

#include "core/text.h"
#include "core/timestamp.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace coinpay::api {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Curl)
};

constexpr const char *TokenTarget = "/v1/auth/tokens";

//! Headers that are not made here anew; in the order of the script.
constexpr const char *CopiedHeaders[] = {"Accept", "Content-Type", "Idempotency-Key",
                                         "X-Correlation-Id", "Prefer"};

QString headerOf(const QStringList &lines, const char *name)
{
    const QString start = QString::fromLatin1(name) + QStringLiteral(": ");
    for (const QString &line : lines) {
        if (line.startsWith(start, Qt::CaseInsensitive))
            return line.mid(start.size());
    }
    return {};
}

//! What a shell variable can hold.
std::optional<QString> asText(const QByteArray &body)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(body);
    if (decoder.hasError() || text.contains(QChar(0)) || text.toUtf8() != body)
        return {};
    return text;
}

//! The script, line by line.
class Script
{
public:
    Script(const RequestLogEntry &entry, const CurlContext &context)
        : m_entry(entry)
        , m_context(context)
        , m_isSigned(entry.signedAt != 0)
        , m_isTokenExchange(entry.target == QLatin1String(TokenTarget))
    {
    }

    [[nodiscard]] QString text()
    {
        comment(Words::tr("%1 %2, sent %3, request %4", "a method, a path, a time, a request id")
                    .arg(m_entry.method, m_entry.target, formatTimestamp(m_entry.startedAt),
                         m_entry.requestId.isEmpty() ? QStringLiteral("-") : m_entry.requestId));
        comment(Words::tr("There is no secret in here. Before you run it, set:"));
        sayVariables();
        if (m_isSigned)
            sign();
        call();
        return m_lines.join(u'\n') + u'\n';
    }

private:
    //! One line, whatever it says.
    void comment(const QString &text) { m_lines.append(QStringLiteral("# ") + displayText(text)); }

    void sayVariables()
    {
        if (!m_isTokenExchange)
            comment(Words::tr("COINPAY_TOKEN: an access token; POST %1 gives one")
                        .arg(QLatin1String(TokenTarget)));
        if (m_isSigned)
            comment(Words::tr("COINPAY_KEY: the file with the private key of %1, PEM",
                              "%1 the id of a key")
                        .arg(m_entry.keyId));
        if (m_context.hasOwnCa)
            comment(Words::tr("COINPAY_CA: the file with the authority's certificate, PEM"));
        if (hasBody() && !bodyText())
            comment(Words::tr("COINPAY_BODY: the body, as it was sent; its SHA-256 is %1")
                        .arg(QString::fromLatin1(m_entry.bodySha256)));
        if (!m_entry.idempotencyKey.isEmpty())
            comment(Words::tr("It writes. While the server knows this Idempotency-Key, it acts on "
                              "it once and never twice: a day from when it was first sent."));
    }

    [[nodiscard]] bool hasBody() const
    {
        return m_entry.method != QLatin1String("GET") && !m_isTokenExchange;
    }

    [[nodiscard]] std::optional<QString> bodyText() const
    {
        return m_context.body ? asText(*m_context.body) : std::nullopt;
    }

    void sign()
    {
        if (m_isTokenExchange)
            m_lines.append(QStringLiteral("COINPAY_BODY=$(printf '{\"key_id\":\"%s\",\"nonce\":"
                                          "\"%s\"}' %1 \"$(openssl rand -hex 16)\")")
                               .arg(shellQuoted(m_entry.keyId)));
        else if (const auto body = bodyText())
            m_lines.append(QStringLiteral("COINPAY_BODY=") + shellQuoted(*body));
        comment(Words::tr("What is signed: the method, the path with its query, the time in "
                          "seconds and the SHA-256 of the body, a line each."));
        m_lines << QStringLiteral("COINPAY_TIME=$(date +%s)")
                << QStringLiteral("COINPAY_HASH=$(printf %s \"$COINPAY_BODY\" | openssl dgst "
                                  "-sha256 -r | cut -d' ' -f1)")
                << QStringLiteral("COINPAY_PAYLOAD=$(mktemp)")
                << QStringLiteral("printf '%s\\n%s\\n%s\\n%s' ") + shellQuoted(m_entry.method) +
                       u' ' + shellQuoted(m_entry.target) +
                       QStringLiteral(" \"$COINPAY_TIME\" \"$COINPAY_HASH\" >\"$COINPAY_PAYLOAD\"")
                << QStringLiteral("COINPAY_SIGNATURE=$(openssl pkeyutl -sign -rawin -inkey "
                                  "\"$COINPAY_KEY\" -in \"$COINPAY_PAYLOAD\" | openssl base64 -A)")
                << QStringLiteral("rm -f \"$COINPAY_PAYLOAD\"");
    }

    void call()
    {
        const QString origin = m_context.baseUrl.toString(
            QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo |
            QUrl::StripTrailingSlash | QUrl::FullyEncoded);
        QStringList words{QStringLiteral("curl --include --request ") +
                          shellQuoted(m_entry.method)};
        if (m_context.hasOwnCa)
            words << QStringLiteral("--cacert \"$COINPAY_CA\"");
        for (const char *name : CopiedHeaders) {
            const QString value = headerOf(m_entry.requestHeaders, name);
            if (!value.isEmpty())
                words << QStringLiteral("--header ") +
                             shellQuoted(QString::fromLatin1(name) + QStringLiteral(": ") + value);
        }
        if (!m_isTokenExchange)
            words << QStringLiteral("--header \"Authorization: Bearer $COINPAY_TOKEN\"");
        if (m_isSigned)
            words << QStringLiteral("--header ") +
                         shellQuoted(QStringLiteral("X-Key-Id: ") + m_entry.keyId)
                  << QStringLiteral("--header \"X-Timestamp: $COINPAY_TIME\"")
                  << QStringLiteral("--header \"X-Signature: $COINPAY_SIGNATURE\"")
                  << QStringLiteral("--data-raw \"$COINPAY_BODY\"");
        words << shellQuoted(origin + m_entry.target);
        m_lines.append(words.join(QStringLiteral(" \\\n    ")));
    }

    const RequestLogEntry &m_entry;
    const CurlContext &m_context;
    const bool m_isSigned;
    const bool m_isTokenExchange;
    QStringList m_lines;
};

} // namespace

QString shellQuoted(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + quoted + u'\'';
}

QString curlText(const RequestLogEntry &entry, const CurlContext &context)
{
    return Script(entry, context).text();
}

} // namespace coinpay::api
