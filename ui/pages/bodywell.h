// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QMimeData;
class QPlainTextEdit;
class QPushButton;

namespace coinpay {

//! Raw bytes as they came: pasted, dropped, or read from a file. An editor would change line ends
//! and whatever is not text, so they are shown and not edited.
class BodyWell : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype MostBytes = 64 * 1024 * 1024;

    explicit BodyWell(QWidget *parent = nullptr);

    //! Decoded where they were given in hex.
    [[nodiscard]] Result<QByteArray> bytes() const;
    [[nodiscard]] bool isEmpty() const { return m_given.isEmpty(); }
    //! `origin`: "pasted", a file's name.
    void setBytes(const QByteArray &bytes, const QString &origin);
    void clear();

public Q_SLOTS:
    void paste();
    //! A sentence stands in its place when it cannot be read.
    void readFile(const QString &path);

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void chooseFile();
    void take(const QMimeData &mime, const QString &origin);
    void tell();

    QByteArray m_given; //!< before hex is undone
    QString m_origin;
    QLabel *m_what;
    QPlainTextEdit *m_preview;
    QCheckBox *m_isHex;
    QPushButton *m_clear;
};

//! What clipboards and drags hold, byte for byte where they say so; empty when it is no text.
[[nodiscard]] QByteArray textBytes(const QMimeData &mime);
//! Bytes for a person: control characters and line ends as signs, what is no UTF-8 as hex. One
//! character a byte or sequence; `most` bytes from `from` on.
[[nodiscard]] QString visibleBytes(const QByteArray &bytes, qsizetype from, qsizetype most);

} // namespace coinpay
