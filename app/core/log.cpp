// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"

#include <QRegularExpression>

#include <cstdio>

namespace coinpay {

Q_LOGGING_CATEGORY(logApi, "coinpay.api", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "coinpay.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logSync, "coinpay.sync", QtWarningMsg)
Q_LOGGING_CATEGORY(logOperations, "coinpay.operations", QtWarningMsg)
Q_LOGGING_CATEGORY(logSecrets, "coinpay.secrets", QtWarningMsg)
Q_LOGGING_CATEGORY(logSandbox, "coinpay.sandbox", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "coinpay.ui", QtWarningMsg)

QString redacted(const QString &line)
{
    static const QRegularExpression pem(
        QStringLiteral("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression bearer(QStringLiteral("(?i)(bearer\\s+)[A-Za-z0-9._~+/=-]+"));
    static const QRegularExpression named(
        QStringLiteral("(?i)((?:secret|token|password|x-signature|authorization)\"?\\s*[=:]\\s*\"?)"
                       "(?!bearer)[^\\s\",;]+"));
    static const QRegularExpression webhook(QStringLiteral("whsec_[A-Za-z0-9+/=_-]+"));
    QString text = line;
    text.replace(pem, QStringLiteral("[private key]"));
    text.replace(bearer, QStringLiteral("\\1[redacted]"));
    text.replace(named, QStringLiteral("\\1[redacted]"));
    text.replace(webhook, QStringLiteral("whsec_[redacted]"));
    return text;
}

void installRedactingMessageHandler()
{
    qInstallMessageHandler(
        [](QtMsgType type, const QMessageLogContext &context, const QString &line) {
            const QByteArray text = qFormatLogMessage(type, context, redacted(line)).toUtf8();
            std::fprintf(stderr, "%s\n", text.constData());
            if (type == QtFatalMsg)
                std::abort();
        });
}

} // namespace coinpay
