// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/bodychanges.h"

#include "webhooks/jsonlayout.h"

#include <QStringDecoder>

namespace coinpay {

namespace {

using Wanted = std::function<bool(const BodyGuess &)>;

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

QByteArray withoutLineEnd(QByteArrayView body)
{
    while (body.endsWith('\n') || body.endsWith('\r'))
        body.chop(1);
    return body.toByteArray();
}

bool undoAtTheEnds(const QByteArray &body, const Wanted &wanted)
{
    const QByteArray bare = withoutLineEnd(body);
    if (bare.size() != body.size() && wanted({BodyChange::LineEndAdded, bare, {}}))
        return true;
    for (const QByteArrayView end : {QByteArrayView("\n"), QByteArrayView("\r\n")}) {
        if (wanted({BodyChange::LineEndLost, body + end, {}}))
            return true;
    }
    return body.startsWith(byteOrderMark) &&
           wanted({BodyChange::ByteOrderMark, body.sliced(byteOrderMark.size()), {}});
}

bool undoLineEnds(const QByteArray &body, const Wanted &wanted)
{
    if (!body.contains('\n'))
        return false;
    QByteArray feeds = body;
    feeds.replace("\r\n", "\n");
    if (feeds != body && wanted({BodyChange::LineEndsChanged, feeds, {}}))
        return true;
    return wanted({BodyChange::LineEndsChanged, feeds.replace("\n", "\r\n"), {}});
}

bool undoRecoding(const QByteArray &body, const Wanted &wanted)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(body);
    if (decoder.hasError())
        return false;
    const bool fits = std::all_of(text.begin(), text.end(),
                                  [](QChar character) { return character.unicode() < 0x100; });
    const QByteArray bytes = fits ? text.toLatin1() : QByteArray();
    return fits && bytes != body && wanted({BodyChange::Recoded, bytes, {}});
}

bool unwrap(const QByteArray &body, const Wanted &wanted)
{
    const QByteArray text = body.trimmed();
    const auto decoded =
        QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (decoded && !(*decoded).isEmpty() && wanted({BodyChange::Wrapped, *decoded, {}}))
        return true;
    const QByteArray bytes = QByteArray::fromHex(text);
    return !bytes.isEmpty() && bytes.toHex() == text.toLower() &&
           wanted({BodyChange::Wrapped, bytes, {}});
}

bool undoReserialising(const QByteArray &body, const Wanted &wanted)
{
    return writeInEachLayout(body, [&](const QByteArray &json, const JsonLayout &layout) {
        return (json != body && wanted({BodyChange::Reserialised, json, layout.description()})) ||
               wanted({BodyChange::Reserialised, json + '\n', layout.description()});
    });
}

} // namespace

bool undoChanges(QByteArrayView body, const std::function<bool(const BodyGuess &)> &wanted)
{
    const QByteArray bytes = QByteArray::fromRawData(body.data(), body.size());
    if (undoAtTheEnds(bytes, wanted) || undoLineEnds(bytes, wanted))
        return true;
    if (bytes.size() > MaxReserialisedBytes)
        return false;
    return undoRecoding(bytes, wanted) || unwrap(bytes, wanted) || undoReserialising(bytes, wanted);
}

} // namespace coinpay
