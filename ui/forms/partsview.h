// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bundle/archive.h"

#include <QWidget>

class QPlainTextEdit;
class QTabBar;

namespace coinpay {

//! The files of a bundle, one at a time, as text that can be read and copied and nothing else.
class PartsView : public QWidget
{
    Q_OBJECT

public:
    enum class Reading {
        AsWritten,  //!< every byte
        ForAPerson, //!< see readablePart()
    };

    explicit PartsView(QWidget *parent = nullptr);

    //! The one in front stays in front where it is still there.
    void setParts(const QList<BundlePart> &parts);
    void setReading(Reading reading);
    //! What is on screen now.
    [[nodiscard]] QString text() const;
    //! Room to read in: half of the screen's height, at most.
    [[nodiscard]] QSize sizeHint() const override;

private:
    void showPart();

    QList<BundlePart> m_parts;
    Reading m_reading = Reading::AsWritten;
    QTabBar *m_tabs;
    QPlainTextEdit *m_text;
};

} // namespace coinpay
