// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <tl/expected.hpp>

namespace coinpay {

//! What went wrong, in the words the program branches on. The server's own code is Error::code.
enum class ErrorKind {
    InvalidInput,    //!< refused here, before anything left; Error::fields says where
    Dns,             //!< the name does not resolve
    Connect,         //!< refused, unreachable, or no network at all
    Tls,             //!< certificate or handshake
    Proxy,           //!< the proxy refused or wants a login
    Timeout,         //!< nothing came in time; a write's outcome is unknown
    Dropped,         //!< the connection ended before a whole answer; a write's outcome is unknown
    Protocol,        //!< an answer that is not what the contract promises
    Unauthenticated, //!< key or token not accepted
    ClockSkew,       //!< this machine's clock is too far from the server's
    Forbidden,       //!< the key lacks a scope
    NotFound,
    Refused, //!< the server understood and said no (validation, state, funds, conflict)
    RateLimited,
    ServerFault,     //!< 5xx
    KeychainMissing, //!< no Secret Service / keychain is running
    KeychainLocked,
    KeychainDenied,
    SecretMissing, //!< the keychain works but has no such entry
    StorageFull,
    StorageReadOnly,
    StorageDamaged,
    StorageBusy, //!< another process holds it for too long
    StorageFault,
    Canceled, //!< the person or a shutdown ended it
};

struct FieldError
{
    QString field;   //!< as in the request, e.g. "amount"
    QString code;    //!< machine-readable
    QString message; //!< for a person, plain text
};

//! An error is a value: what kind, a sentence for a person, and the ids that find it again.
struct Error
{
    ErrorKind kind = ErrorKind::InvalidInput;
    QString message;   //!< for a person, plain text: what is wrong, where, and what to do
    QString code;      //!< the server's machine-readable code, empty when it never answered
    QString requestId; //!< X-Request-Id of the answer, if any
    int httpStatus = 0;
    std::optional<qint64> retryAfterMs; //!< as the server asked, from now
    QList<FieldError> fields;
};

template <typename T>
using Result = tl::expected<T, Error>;

using Done = Result<void>;

//! `return fail(ErrorKind::NotFound, tr("…"));`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, const QString &message)
{
    return tl::unexpected<Error>(Error{kind, message, {}, {}, 0, {}, {}});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

//! A short, stable, untranslated word for logs and `--json`, e.g. "timeout".
[[nodiscard]] QLatin1String errorKindName(ErrorKind kind);

//! Whether the peer may have acted although we have no whole answer.
[[nodiscard]] bool outcomeIsUnknown(ErrorKind kind);

} // namespace coinpay
