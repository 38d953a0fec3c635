// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace coinpay {

//! The states of what was accepted with 202: releases, refunds, disputes and transfers (CONTRACT
//! "States"; OperationStatus in the OpenAPI file). Unrecognized keeps an unknown word as it came.
enum class MovementStatus {
    Accepted,
    Processing,
    Final,
    Failed,
    Canceled,
    Unrecognized,
};

inline constexpr std::array movementStatuses{
    MovementStatus::Accepted, MovementStatus::Processing, MovementStatus::Final,
    MovementStatus::Failed,   MovementStatus::Canceled,   MovementStatus::Unrecognized,
};

//! "processing"; empty for Unrecognized.
[[nodiscard]] QLatin1String movementStatusName(MovementStatus status);
//! Unrecognized for any other word.
[[nodiscard]] MovementStatus movementStatusFromName(QStringView name);
//! Final, failed, canceled.
[[nodiscard]] bool isFinal(MovementStatus status);
//! Whether the contract knows this step; repeating a status is allowed, and anything may lead to or
//! from an unrecognized one.
[[nodiscard]] bool isPossibleStep(MovementStatus from, MovementStatus to);
//! Failed, and canceled: somebody asked for it and it did not happen.
[[nodiscard]] bool needsAttention(MovementStatus status);

} // namespace coinpay
