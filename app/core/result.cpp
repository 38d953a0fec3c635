// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result.h"

namespace coinpay {

QLatin1String errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput: return QLatin1String("invalid_input");
    case ErrorKind::Dns: return QLatin1String("dns");
    case ErrorKind::Connect: return QLatin1String("connect");
    case ErrorKind::Tls: return QLatin1String("tls");
    case ErrorKind::Proxy: return QLatin1String("proxy");
    case ErrorKind::Timeout: return QLatin1String("timeout");
    case ErrorKind::Dropped: return QLatin1String("dropped");
    case ErrorKind::Protocol: return QLatin1String("protocol");
    case ErrorKind::Unauthenticated: return QLatin1String("unauthenticated");
    case ErrorKind::ClockSkew: return QLatin1String("clock_skew");
    case ErrorKind::Forbidden: return QLatin1String("forbidden");
    case ErrorKind::NotFound: return QLatin1String("not_found");
    case ErrorKind::Refused: return QLatin1String("refused");
    case ErrorKind::RateLimited: return QLatin1String("rate_limited");
    case ErrorKind::ServerFault: return QLatin1String("server_fault");
    case ErrorKind::KeychainMissing: return QLatin1String("keychain_missing");
    case ErrorKind::KeychainLocked: return QLatin1String("keychain_locked");
    case ErrorKind::KeychainDenied: return QLatin1String("keychain_denied");
    case ErrorKind::SecretMissing: return QLatin1String("secret_missing");
    case ErrorKind::StorageFull: return QLatin1String("storage_full");
    case ErrorKind::StorageReadOnly: return QLatin1String("storage_read_only");
    case ErrorKind::StorageDamaged: return QLatin1String("storage_damaged");
    case ErrorKind::StorageBusy: return QLatin1String("storage_busy");
    case ErrorKind::StorageFault: return QLatin1String("storage_fault");
    case ErrorKind::Canceled: return QLatin1String("canceled");
    }
    return QLatin1String("unknown");
}

bool outcomeIsUnknown(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Dropped:
    case ErrorKind::Protocol:
    case ErrorKind::ServerFault:
    case ErrorKind::Canceled: return true;
    case ErrorKind::InvalidInput:
    case ErrorKind::Dns:
    case ErrorKind::Connect:
    case ErrorKind::Tls:
    case ErrorKind::Proxy:
    case ErrorKind::Unauthenticated:
    case ErrorKind::ClockSkew:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Refused:
    case ErrorKind::RateLimited:
    case ErrorKind::KeychainMissing:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainDenied:
    case ErrorKind::SecretMissing:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageDamaged:
    case ErrorKind::StorageBusy:
    case ErrorKind::StorageFault: return false;
    }
    return true;
}

} // namespace coinpay
