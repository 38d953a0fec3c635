// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <memory>

namespace coinpay {

//! A file that one holder at a time has locked, across processes. The system lets go of it when the
//! process ends, however it ends; the file itself stays. (A lock that consists in a file's
//! existence is left behind, and may even be left empty, by a kill at the wrong moment.)
class ProcessLock
{
public:
    explicit ProcessLock(const QString &path);
    //! Lets go.
    ~ProcessLock();
    Q_DISABLE_COPY_MOVE(ProcessLock)

    enum class Outcome {
        Taken,
        Busy,        //!< somebody else still has it after `timeoutMs`
        NotPossible, //!< the file cannot be made or locked; systemError() says why
    };

    [[nodiscard]] Outcome tryLock(int timeoutMs);
    //! errno of the last NotPossible.
    [[nodiscard]] int systemError() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coinpay
