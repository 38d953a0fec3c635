// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

namespace coinpay::cli {

ExitCode exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput: return ExitCode::Usage;
    case ErrorKind::Dns:
    case ErrorKind::Connect:
    case ErrorKind::Tls:
    case ErrorKind::Proxy:
    case ErrorKind::Timeout:
    case ErrorKind::Dropped:
    case ErrorKind::Protocol:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerFault: return ExitCode::Network;
    case ErrorKind::Unauthenticated:
    case ErrorKind::ClockSkew:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Refused: return ExitCode::Refused;
    case ErrorKind::KeychainMissing:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainDenied:
    case ErrorKind::SecretMissing: return ExitCode::Secrets;
    case ErrorKind::StorageFull:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageDamaged:
    case ErrorKind::StorageBusy:
    case ErrorKind::StorageFault: return ExitCode::Storage;
    case ErrorKind::Canceled: return ExitCode::TimeIsUp;
    }
    return ExitCode::Network;
}

ExitCode exitCodeOf(OperationState state)
{
    switch (state) {
    case OperationState::Final: return ExitCode::Ok;
    case OperationState::Rejected: return ExitCode::Refused;
    case OperationState::Failed: return ExitCode::FailedOutcome;
    case OperationState::Queued:
    case OperationState::InFlight:
    case OperationState::Unknown:
    case OperationState::Accepted:
    case OperationState::Settling:
    case OperationState::NeedsPerson: return ExitCode::OutcomeUnknown;
    }
    return ExitCode::OutcomeUnknown;
}

} // namespace coinpay::cli
