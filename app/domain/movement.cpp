// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/movement.h"

namespace coinpay {

QLatin1String movementStatusName(MovementStatus status)
{
    switch (status) {
    case MovementStatus::Accepted: return QLatin1String("accepted");
    case MovementStatus::Processing: return QLatin1String("processing");
    case MovementStatus::Final: return QLatin1String("final");
    case MovementStatus::Failed: return QLatin1String("failed");
    case MovementStatus::Canceled: return QLatin1String("canceled");
    case MovementStatus::Unrecognized: return QLatin1String("");
    }
    return QLatin1String("");
}

MovementStatus movementStatusFromName(QStringView name)
{
    for (const MovementStatus status : movementStatuses) {
        if (status != MovementStatus::Unrecognized && name == movementStatusName(status))
            return status;
    }
    return MovementStatus::Unrecognized;
}

bool isFinal(MovementStatus status)
{
    return status == MovementStatus::Final || status == MovementStatus::Failed ||
           status == MovementStatus::Canceled;
}

bool isPossibleStep(MovementStatus from, MovementStatus to)
{
    using enum MovementStatus;
    if (from == to || to == Unrecognized)
        return true;
    switch (from) {
    case Accepted: return true;
    case Processing: return to == Final || to == Failed; // once sent, it cannot be stopped
    case Final:
    case Failed:
    case Canceled: return false;
    case Unrecognized: return true;
    }
    return false;
}

bool needsAttention(MovementStatus status)
{
    return status == MovementStatus::Failed || status == MovementStatus::Canceled;
}

} // namespace coinpay
