// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/errand.h"

#include "bundle/bundlefile.h"
#include "core/text.h"
#include "shell/places.h"
#include "trace/link.h"

#include <QFileInfo>
#include <QUrl>

namespace coinpay {

namespace {

const QByteArray NewInvoiceWord = QByteArrayLiteral("new-invoice");
const QByteArray TraceWord = QByteArrayLiteral("trace ");
const QByteArray BundleWord = QByteArrayLiteral("bundle ");
const QByteArray PageWord = QByteArrayLiteral("page ");

std::optional<Errand> traceOf(const QString &id)
{
    if (id.trimmed().isEmpty() || id.size() > LongestTraceId || hasControlCharacters(id))
        return {};
    return Errand{Errand::Kind::Trace, id.trimmed()};
}

std::optional<Errand> pageOf(const QString &name)
{
    if (!placeFromName(name))
        return {};
    return Errand{Errand::Kind::Page, name};
}

} // namespace

std::optional<Errand> errandOfLink(const QString &link)
{
    const auto id = traceIdOfLink(link);
    return id ? traceOf(*id) : std::nullopt;
}

std::optional<Errand> errandOfFile(const QString &argument)
{
    const QUrl url(argument, QUrl::StrictMode);
    if (!url.isLocalFile() && argument.contains(QLatin1String("://")))
        return {};
    const QString path = url.isLocalFile() ? url.toLocalFile() : argument;
    const QFileInfo file(path);
    if (path.isEmpty() || hasControlCharacters(path) ||
        (!file.isFile() && !path.endsWith(BundleExtension)))
        return {};
    return Errand{Errand::Kind::Bundle, file.absoluteFilePath()};
}

QByteArray toBytes(const Errand &errand)
{
    switch (errand.kind) {
    case Errand::Kind::ComeForward: return {};
    case Errand::Kind::NewInvoice: return NewInvoiceWord;
    case Errand::Kind::Trace: return TraceWord + errand.id.toUtf8();
    case Errand::Kind::Bundle: return BundleWord + errand.id.toUtf8();
    case Errand::Kind::Page: return PageWord + errand.id.toUtf8();
    }
    return {};
}

Errand errandOfBytes(const QByteArray &bytes)
{
    if (bytes.size() > MaxErrandBytes)
        return {};
    if (bytes == NewInvoiceWord)
        return {Errand::Kind::NewInvoice, {}};
    if (bytes.startsWith(TraceWord))
        return traceOf(QString::fromUtf8(bytes.mid(TraceWord.size()))).value_or(Errand{});
    if (bytes.startsWith(BundleWord))
        return errandOfFile(QString::fromUtf8(bytes.mid(BundleWord.size()))).value_or(Errand{});
    if (bytes.startsWith(PageWord))
        return pageOf(QString::fromUtf8(bytes.mid(PageWord.size()))).value_or(Errand{});
    return {};
}

} // namespace coinpay
